-- Purpose: the homes of people of a name, of its pinyin or of a phone's tail, the :most best. Row-level security keeps pattern
-- matching behind the community's own keys: one community's names are read once, and only the best are followed to their homes.
WITH person AS (
  SELECT m.household_id, 'name' AS by,
    min(CASE WHEN m.name = :text OR m.search_key LIKE :spelt::text || ' %' OR m.search_key LIKE '% ' || :spelt::text THEN 3
             WHEN m.name LIKE :prefix OR m.search_key LIKE :spelt::text || '%' OR m.search_key LIKE '% ' || :spelt::text || '%' THEN 5
             ELSE 6 END) AS rank
  FROM roster.v_household_member m
  WHERE :by_name AND m.community_id = :community_id AND (m.name LIKE :piece OR m.search_key LIKE '%' || :spelt::text || '%')
  GROUP BY m.household_id
  UNION ALL
  SELECT m.household_id, 'phone', 3
  FROM roster.v_contact_point c
  JOIN roster.v_household_member m ON m.community_id = c.community_id AND m.party_id = c.party_id
  WHERE c.community_id = :community_id AND c.kind = 'phone' AND :tail::text IS NOT NULL AND c.value LIKE :tail
), best AS MATERIALIZED (
  SELECT household_id, by, rank FROM person ORDER BY rank, household_id LIMIT :most
)
SELECT l.premises_id AS "premisesId", b.rank, b.by
FROM best b
JOIN roster.v_liability l ON l.community_id = :community_id AND l.household_id = b.household_id
  AND l.from_day <= :day AND (l.to_day IS NULL OR l.to_day >= :day)
