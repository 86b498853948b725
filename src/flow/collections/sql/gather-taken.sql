-- Purpose: steps taken for items that are still open, and steps of the last weeks; of a demand letter also the days it gives
-- and what was recorded of it on its way. Volume: a few per household in arrears.
WITH way AS (
  SELECT notice_id,
         jsonb_agg(jsonb_build_object('outcome', outcome, 'method', method, 'day', day, 'note', proof,
           'proofKind', proof_kind, 'signedBy', signed_by, 'addressAgreed', address_agreed, 'contentNamed', content_named,
           'returnReason', return_reason) ORDER BY day, at) AS deliveries
  FROM collections.delivery
  WHERE community_id = :community_id
  GROUP BY notice_id
), taken AS (
  SELECT n.household_id, n.step, n.anchor_id, n.day, n.deadline_days, w.deliveries,
         CASE n.kind WHEN 'demand_letter' THEN 'demand_letter' ELSE 'message' END AS act
  FROM collections.notice n
  LEFT JOIN way w ON n.kind = 'demand_letter' AND w.notice_id = n.id
  WHERE n.community_id = :community_id AND n.level <> 'bill'
  UNION ALL
  SELECT household_id, step, anchor_id, day, NULL, NULL, kind AS act
  FROM collections.task
  WHERE community_id = :community_id AND kind <> 'letter'
)
SELECT t.household_id, t.step AS code, t.act, t.anchor_id, t.day, t.deadline_days, t.deliveries
FROM taken t
WHERE t.day >= :since OR EXISTS (
  SELECT 1 FROM ledger.v_open_item i
  WHERE i.community_id = :community_id AND i.item_id = t.anchor_id AND i.open_fen > 0)
