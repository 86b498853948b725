-- Purpose: assignments of a standard to premises. Volume: up to 100,000 rows.
SELECT a.assignment_id AS id
FROM tariff.v_assignment a
WHERE a.community_id = :community AND a.standard_id = :standard AND a.premises_id = ANY (:premises::uuid[])
