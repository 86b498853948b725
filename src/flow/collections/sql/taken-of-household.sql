-- Purpose: what `gather-taken` tells, of one household, by its index. Volume: a handful.
WITH taken AS (
  SELECT n.household_id, n.step, n.anchor_id, n.day, n.deadline_days,
         (SELECT jsonb_agg(jsonb_build_object('outcome', outcome, 'method', method, 'day', v.day, 'note', proof,
            'proofKind', proof_kind, 'signedBy', signed_by, 'addressAgreed', address_agreed, 'contentNamed', content_named,
            'returnReason', return_reason) ORDER BY v.day, v.at)
          FROM collections.delivery v
          WHERE v.community_id = n.community_id AND v.notice_id = n.id AND n.kind = 'demand_letter') AS deliveries,
         CASE n.kind WHEN 'demand_letter' THEN 'demand_letter' ELSE 'message' END AS act
  FROM collections.notice n
  WHERE n.community_id = :community_id AND n.household_id = :household_id AND n.level <> 'bill'
  UNION ALL
  SELECT household_id, step, anchor_id, day, NULL, NULL, kind AS act
  FROM collections.task
  WHERE community_id = :community_id AND household_id = :household_id AND kind <> 'letter'
)
SELECT t.household_id, t.step AS code, t.act, t.anchor_id, t.day, t.deadline_days, t.deliveries
FROM taken t
WHERE t.day >= :since OR EXISTS (
  SELECT 1 FROM ledger.v_open_item i
  WHERE i.community_id = :community_id AND i.item_id = t.anchor_id AND i.open_fen > 0)
