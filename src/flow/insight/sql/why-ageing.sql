-- Purpose: who makes up a figure of 账龄, the same way ageing.sql does: one row a household; :row a building, usage or
-- steward (null: all), :late_from and :late_to the days past due (null: no bound). Volume: thousands at most.
WITH open AS (
  SELECT m.item_id, sum(m.amount_fen)::bigint AS open_fen
  FROM ledger.v_movement m
  WHERE m.community_id = :community_id AND m.book = 'receivable' AND m.day <= :as_of
  GROUP BY m.item_id
  HAVING sum(m.amount_fen) <> 0
), placed AS (
  SELECT i.household_id, p.code, i.due_day, o.open_fen, :as_of::date - i.due_day AS late,
         CASE :by::text WHEN 'building' THEN p.building_id::text WHEN 'usage' THEN p.usage
              ELSE coalesce(s.staff_id::text, '—') END AS key
  FROM open o
  JOIN ledger.v_open_item i ON i.community_id = :community_id AND i.item_id = o.item_id
  JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
  LEFT JOIN roster.v_stewardship s ON s.community_id = i.community_id AND s.household_id = i.household_id
    AND s.duty = 'responsible' AND s.from_day <= :as_of AND (s.to_day IS NULL OR s.to_day >= :as_of)
  WHERE :steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship x
    WHERE x.community_id = i.community_id AND x.household_id = i.household_id AND x.staff_id = :steward_id
      AND x.from_day <= :as_of AND (x.to_day IS NULL OR x.to_day >= :as_of))
)
SELECT q.household_id AS "householdId", h.name AS household, array_agg(DISTINCT q.code ORDER BY q.code) AS codes,
       sum(q.open_fen)::bigint AS "openFen", count(*) AS items, min(q.due_day) AS "oldestDueDay"
FROM placed q
JOIN roster.v_household h ON h.community_id = :community_id AND h.household_id = q.household_id
WHERE (:row::text IS NULL OR q.key = :row)
  AND (:late_from::int IS NULL OR q.late >= :late_from) AND (:late_to::int IS NULL OR q.late <= :late_to)
GROUP BY q.household_id, h.name
ORDER BY sum(q.open_fen) DESC, q.household_id
