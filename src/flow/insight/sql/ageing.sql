-- Purpose: 账龄 as of a day by value day: one row a building, steward or usage and one total (key null); reads every posting.
WITH open AS (
  SELECT m.item_id, sum(m.amount_fen)::bigint AS open_fen
  FROM ledger.v_movement m
  WHERE m.community_id = :community_id AND m.book = 'receivable' AND m.day <= :as_of
  GROUP BY m.item_id
  HAVING sum(m.amount_fen) <> 0
), placed AS (
  SELECT i.household_id, o.open_fen, :as_of::date - i.due_day AS late,
         CASE :by::text WHEN 'building' THEN p.building_id::text WHEN 'usage' THEN p.usage
              ELSE coalesce(s.staff_id::text, '—') END AS key,
         CASE :by::text WHEN 'building' THEN p.building WHEN 'usage' THEN p.usage
              ELSE coalesce(s.staff_name, '—') END AS label
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
SELECT q.key, q.label, count(DISTINCT q.household_id) AS households,
       coalesce(sum(q.open_fen) FILTER (WHERE q.late <= 0), 0)::bigint AS not_due,
       coalesce(sum(q.open_fen) FILTER (WHERE q.late BETWEEN 1 AND 30), 0)::bigint AS d1_30,
       coalesce(sum(q.open_fen) FILTER (WHERE q.late BETWEEN 31 AND 90), 0)::bigint AS d31_90,
       coalesce(sum(q.open_fen) FILTER (WHERE q.late BETWEEN 91 AND 180), 0)::bigint AS d91_180,
       coalesce(sum(q.open_fen) FILTER (WHERE q.late BETWEEN 181 AND 365), 0)::bigint AS d181_365,
       coalesce(sum(q.open_fen) FILTER (WHERE q.late > 365), 0)::bigint AS over_365,
       coalesce(sum(q.open_fen), 0)::bigint AS "totalFen"
FROM placed q
GROUP BY GROUPING SETS ((q.key, q.label), ())
ORDER BY q.label NULLS LAST
