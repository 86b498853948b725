-- Purpose: 房态图: one row a premises with what is owed today by whoever is liable today; 5,000 rows in a large community.
WITH owed AS (
  SELECT i.account_id, coalesce(sum(i.open_fen) FILTER (WHERE i.open_fen > 0), 0)::bigint AS open_fen,
         coalesce(sum(i.open_fen) FILTER (WHERE i.open_fen > 0 AND i.due_day < :day), 0)::bigint AS overdue_fen
  FROM ledger.v_open_item i
  WHERE i.community_id = :community_id
  GROUP BY i.account_id
), mine AS (
  SELECT s.household_id
  FROM roster.v_stewardship s
  WHERE s.community_id = :community_id AND s.staff_id = :steward_id
    AND s.from_day <= :day AND (s.to_day IS NULL OR s.to_day >= :day)
)
SELECT p.building_id AS "buildingId", p.premises_id AS "premisesId", p.code, p.room, p.entrance, p.floor, p.usage,
       p.status, l.household_id AS "householdId", h.name AS household,
       (:steward_id::uuid IS NULL OR l.household_id IN (SELECT m.household_id FROM mine m)) AS visible,
       coalesce(o.open_fen, 0) AS "openFen", coalesce(o.overdue_fen, 0) AS "overdueFen",
       coalesce(a.credit_fen, 0) AS "creditFen",
       o.account_id IS NOT NULL AS charged
FROM roster.v_premises p
LEFT JOIN roster.v_liability l ON l.community_id = p.community_id AND l.premises_id = p.premises_id
  AND l.from_day <= :day AND (l.to_day IS NULL OR l.to_day >= :day)
LEFT JOIN roster.v_household h ON h.community_id = l.community_id AND h.household_id = l.household_id
LEFT JOIN ledger.v_account a ON a.community_id = p.community_id AND a.premises_id = p.premises_id
  AND a.household_id = l.household_id
LEFT JOIN owed o ON o.account_id = a.account_id
WHERE p.community_id = :community_id
ORDER BY p.building_id, p.entrance NULLS FIRST, p.floor DESC NULLS LAST, p.code
