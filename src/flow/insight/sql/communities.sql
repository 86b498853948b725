-- Purpose: communities one may see (:community_ids null: all of the company) with their size; a handful of rows.
SELECT c.community_id AS "communityId", c.code, c.name, c.zone,
       (SELECT count(*) FROM roster.v_premises p WHERE p.community_id = c.community_id) AS premises,
       (SELECT count(*) FROM roster.v_household h WHERE h.community_id = c.community_id) AS households
FROM roster.v_community c
WHERE :community_ids::uuid[] IS NULL OR c.community_id = ANY (:community_ids::uuid[])
ORDER BY c.code
