-- Purpose: 住宅当期收缴率's parts by responsible steward: residential charges due from :from to :as_of and what of them is
-- paid, as of a day; reads the postings of those items. One row a steward; homes of nobody under steward null.
WITH item AS (
  SELECT i.item_id, i.household_id, s.staff_id, s.staff_name
  FROM ledger.v_open_item i
  JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
    AND p.usage = 'residential'
  LEFT JOIN roster.v_stewardship s ON s.community_id = i.community_id AND s.household_id = i.household_id
    AND s.duty = 'responsible' AND s.from_day <= :as_of AND (s.to_day IS NULL OR s.to_day >= :as_of)
  WHERE i.community_id = :community_id AND i.due_day BETWEEN :from AND :as_of
    AND (:steward_id::uuid IS NULL OR s.staff_id = :steward_id)
), moved AS (
  SELECT t.staff_id, t.staff_name, t.household_id,
         sum(m.amount_fen) FILTER (WHERE m.kind IN ('charge', 'charge_cancelled')) AS charged,
         coalesce(-sum(m.amount_fen) FILTER (WHERE m.kind NOT IN ('charge', 'charge_cancelled')), 0) AS paid
  FROM item t
  JOIN ledger.v_movement m ON m.community_id = :community_id AND m.item_id = t.item_id
    AND m.book = 'receivable' AND m.day <= :as_of
  GROUP BY t.staff_id, t.staff_name, t.household_id
)
SELECT v.staff_id AS "staffId", v.staff_name AS steward, count(*) AS households,
       count(*) FILTER (WHERE v.paid < v.charged) AS "openHouseholds",
       sum(v.charged)::bigint AS "chargedFen", sum(v.paid)::bigint AS "paidFen"
FROM moved v
GROUP BY v.staff_id, v.staff_name
