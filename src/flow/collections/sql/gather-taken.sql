-- Purpose: steps taken for items that are still open, and steps of the last weeks. Volume: a few per household in arrears.
WITH taken AS (
  SELECT household_id, step, anchor_id, day,
         CASE kind WHEN 'demand_letter' THEN 'demand_letter' ELSE 'message' END AS act
  FROM collections.notice
  WHERE community_id = :community_id AND level <> 'bill'
  UNION ALL
  SELECT household_id, step, anchor_id, day, kind AS act
  FROM collections.task
  WHERE community_id = :community_id AND kind <> 'letter'
)
SELECT t.household_id, t.step AS code, t.act, t.anchor_id, t.day
FROM taken t
WHERE t.day >= :since OR EXISTS (
  SELECT 1 FROM ledger.v_open_item i
  WHERE i.community_id = :community_id AND i.item_id = t.anchor_id AND i.open_fen > 0)
