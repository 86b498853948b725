-- Purpose: assignments and rates of an undone import go, and standards that are left with neither. Volume: up to 100,000.
WITH no_assignment AS (
  DELETE FROM tariff.assignment a
  WHERE a.community_id = :community_id AND a.id = ANY (:assignment_ids::uuid[])
), no_rate AS (
  DELETE FROM tariff.rate r
  WHERE r.community_id = :community_id AND r.id = ANY (:rate_ids::uuid[])
  RETURNING r.standard_id
), no_standard AS (
  DELETE FROM tariff.standard s
  WHERE s.community_id = :community_id AND s.id IN (SELECT n.standard_id FROM no_rate n)
  RETURNING s.id
)
SELECT count(*) AS standards FROM no_standard
