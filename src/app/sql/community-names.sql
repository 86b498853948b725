-- Purpose: communities of the company in force with how much they hold; tens of rows.
SELECT c.community_id AS "communityId", c.code, c.name,
       (SELECT count(*) FROM roster.v_premises p WHERE p.community_id = c.community_id) AS premises
FROM roster.v_community c
ORDER BY c.code
