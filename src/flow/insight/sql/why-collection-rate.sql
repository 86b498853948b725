-- Purpose: who makes up the parts of a 收缴率, the same way collection-rate.sql does: one row a household of a building
-- (:row null: all). Volume: thousands at most.
WITH item AS (
  SELECT i.item_id, i.household_id, i.due_day, p.code
  FROM ledger.v_open_item i
  JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
  WHERE i.community_id = :community_id AND i.due_day <= :to AND (:row::text IS NULL OR p.building_id::text = :row)
    AND (:steward_id::uuid IS NULL OR EXISTS (
      SELECT FROM roster.v_stewardship x
      WHERE x.community_id = i.community_id AND x.household_id = i.household_id AND x.staff_id = :steward_id
        AND x.from_day <= :as_of AND (x.to_day IS NULL OR x.to_day >= :as_of)))
), moved AS (
  SELECT t.household_id, t.code, t.due_day >= :from AS is_current,
         coalesce(sum(m.amount_fen) FILTER (WHERE m.kind IN ('charge', 'charge_cancelled')), 0) AS charged,
         -coalesce(sum(m.amount_fen) FILTER (WHERE m.kind NOT IN ('charge', 'charge_cancelled')
                                              AND m.day < :from), 0) AS paid_before,
         -coalesce(sum(m.amount_fen) FILTER (WHERE m.kind NOT IN ('charge', 'charge_cancelled')
                                              AND m.day >= :from), 0) AS paid_since
  FROM item t
  JOIN ledger.v_movement m ON m.community_id = :community_id AND m.item_id = t.item_id
    AND m.book = 'receivable' AND m.day <= :as_of
  GROUP BY t.item_id, t.household_id, t.code, t.due_day
)
SELECT v.household_id AS "householdId", h.name AS household, array_agg(DISTINCT v.code ORDER BY v.code) AS codes,
       coalesce(sum(v.charged) FILTER (WHERE v.is_current), 0)::bigint AS "currentChargedFen",
       coalesce(sum(v.paid_before + v.paid_since) FILTER (WHERE v.is_current), 0)::bigint AS "currentPaidFen",
       coalesce(sum(v.charged - v.paid_before) FILTER (WHERE NOT v.is_current), 0)::bigint AS "priorOpenFen",
       coalesce(sum(v.paid_since) FILTER (WHERE NOT v.is_current), 0)::bigint AS "priorPaidFen"
FROM moved v
JOIN roster.v_household h ON h.community_id = :community_id AND h.household_id = v.household_id
GROUP BY v.household_id, h.name
