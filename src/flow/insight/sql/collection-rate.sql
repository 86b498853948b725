-- Purpose: 收缴率's parts: one row a building and one total (key null). Charges due in the span, and what was open before it.
WITH item AS (
  SELECT i.item_id, i.due_day, p.building_id, p.building
  FROM ledger.v_open_item i
  JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
  WHERE i.community_id = :community_id AND i.due_day <= :to
    AND (:steward_id::uuid IS NULL OR EXISTS (
      SELECT FROM roster.v_stewardship x
      WHERE x.community_id = i.community_id AND x.household_id = i.household_id AND x.staff_id = :steward_id
        AND x.from_day <= :as_of AND (x.to_day IS NULL OR x.to_day >= :as_of)))
), moved AS (
  SELECT t.building_id, t.building, t.due_day >= :from AS is_current,
         coalesce(sum(m.amount_fen) FILTER (WHERE m.kind IN ('charge', 'charge_cancelled')), 0) AS charged,
         -coalesce(sum(m.amount_fen) FILTER (WHERE m.kind NOT IN ('charge', 'charge_cancelled')
                                              AND m.day < :from), 0) AS paid_before,
         -coalesce(sum(m.amount_fen) FILTER (WHERE m.kind NOT IN ('charge', 'charge_cancelled')
                                              AND m.day >= :from), 0) AS paid_since
  FROM item t
  JOIN ledger.v_movement m ON m.community_id = :community_id AND m.item_id = t.item_id
    AND m.book = 'receivable' AND m.day <= :as_of
  GROUP BY t.item_id, t.building_id, t.building, t.due_day
)
SELECT v.building_id::text AS key, v.building AS label,
       coalesce(sum(v.charged) FILTER (WHERE v.is_current), 0)::bigint AS "currentChargedFen",
       coalesce(sum(v.paid_before + v.paid_since) FILTER (WHERE v.is_current), 0)::bigint AS "currentPaidFen",
       coalesce(sum(v.charged - v.paid_before) FILTER (WHERE NOT v.is_current), 0)::bigint AS "priorOpenFen",
       coalesce(sum(v.paid_since) FILTER (WHERE NOT v.is_current), 0)::bigint AS "priorPaidFen"
FROM moved v
GROUP BY GROUPING SETS ((v.building_id, v.building), ())
ORDER BY v.building NULLS LAST
