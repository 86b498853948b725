-- Purpose: open items that are due or soon due, household by household; one household or all. Volume: streamed.
-- One household or all: a range, so that one plan serves both by the same index.
SELECT i.household_id, i.item_id, i.account_id, i.fee_kind, i.due_day, i.from_day, i.to_day, i.amount_fen, i.open_fen,
       a.credit_fen
FROM ledger.v_open_item i
JOIN ledger.v_account a ON a.community_id = i.community_id AND a.account_id = i.account_id
WHERE i.community_id = :community_id AND i.open_fen > 0 AND i.due_day <= :horizon
  AND i.household_id BETWEEN coalesce(:household_id::uuid, '00000000-0000-0000-0000-000000000000')
    AND coalesce(:household_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
ORDER BY i.household_id, i.due_day, i.item_id
