-- Purpose: who makes up a steward's 住宅当期收缴率, the same way steward-rates.sql does: one row a household; :staff_id
-- null: homes nobody answers for. Volume: hundreds.
WITH item AS (
  SELECT i.item_id, i.household_id, p.code
  FROM ledger.v_open_item i
  JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
    AND p.usage = 'residential'
  LEFT JOIN roster.v_stewardship s ON s.community_id = i.community_id AND s.household_id = i.household_id
    AND s.duty = 'responsible' AND s.from_day <= :as_of AND (s.to_day IS NULL OR s.to_day >= :as_of)
  WHERE i.community_id = :community_id AND i.due_day BETWEEN :from AND :as_of
    AND s.staff_id IS NOT DISTINCT FROM :staff_id::uuid
    AND (:steward_id::uuid IS NULL OR s.staff_id = :steward_id)
)
SELECT t.household_id AS "householdId", h.name AS household, array_agg(DISTINCT t.code ORDER BY t.code) AS codes,
       sum(m.amount_fen) FILTER (WHERE m.kind IN ('charge', 'charge_cancelled'))::bigint AS "chargedFen",
       coalesce(-sum(m.amount_fen) FILTER (WHERE m.kind NOT IN ('charge', 'charge_cancelled')), 0)::bigint AS "paidFen"
FROM item t
JOIN roster.v_household h ON h.community_id = :community_id AND h.household_id = t.household_id
JOIN ledger.v_movement m ON m.community_id = :community_id AND m.item_id = t.item_id
  AND m.book = 'receivable' AND m.day <= :as_of
GROUP BY t.household_id, h.name
