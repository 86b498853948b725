-- Purpose: who owns what now, to compare a list with. :codes null: the whole community. Volume: up to 200,000 rows.
SELECT p.code, o.id, o.party_id AS "partyId", t.name, t.id_number AS "idNumber",
       o.share_numerator AS num, o.share_denominator AS den, o.from_day AS "fromDay"
FROM roster.ownership o
JOIN roster.premises p ON p.community_id = o.community_id AND p.id = o.premises_id
JOIN roster.party t ON t.community_id = o.community_id AND t.id = o.party_id
WHERE o.community_id = :community
  AND o.to_day IS NULL
  AND (:codes::text[] IS NULL OR p.code = ANY (:codes::text[]))
ORDER BY o.id
