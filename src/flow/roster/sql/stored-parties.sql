-- Purpose: parties who bear one of the names of a list. :names null: all. Volume: up to 200,000 rows.
SELECT t.id, t.name, t.id_number AS "idNumber"
FROM roster.party t
WHERE t.community_id = :community AND (:names::text[] IS NULL OR t.name = ANY (:names::text[]))
ORDER BY t.id
