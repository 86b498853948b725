-- Purpose: who makes up what is open and overdue today: one row a household with something open. Volume: thousands at most.
SELECT i.household_id AS "householdId", h.name AS household, array_agg(DISTINCT p.code ORDER BY p.code) AS codes,
       sum(i.open_fen)::bigint AS "openFen", count(*) AS items,
       coalesce(sum(i.open_fen) FILTER (WHERE i.due_day < :day), 0)::bigint AS "overdueFen",
       count(*) FILTER (WHERE i.due_day < :day) AS "overdueItems", min(i.due_day) AS "oldestDueDay"
FROM ledger.v_open_item i
JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
JOIN roster.v_household h ON h.community_id = i.community_id AND h.household_id = i.household_id
WHERE i.community_id = :community_id AND i.open_fen > 0
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship x
    WHERE x.community_id = i.community_id AND x.household_id = i.household_id AND x.staff_id = :steward_id
      AND x.from_day <= :day AND (x.to_day IS NULL OR x.to_day >= :day)))
GROUP BY i.household_id, h.name
