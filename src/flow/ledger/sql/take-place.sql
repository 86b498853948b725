-- Purpose: what was charged again to the account it was charged to before stands where that item stood in the account's
-- events: a replay then gives what the law would have given had it been charged so at once. Volume: items of a recharge.
UPDATE ledger.open_item n
SET turn = o.turn, replaces_id = o.id
FROM billing.v_charge c
JOIN ledger.open_item o ON o.community_id = c.community_id AND o.id = c.corrects_id
WHERE c.community_id = :community_id AND c.run_id = :run_id AND c.kind = 'periodic'
  AND n.community_id = c.community_id AND n.id = c.charge_id AND n.account_id = o.account_id
