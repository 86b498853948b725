-- Purpose: accounts that owe, with what, in no order of theirs: neighbours do not come to the counter together.
-- Volume: some thousands.
SELECT account_id, sum(open_fen)::bigint AS amount_fen
FROM ledger.v_open_item
WHERE community_id = :community_id AND open_fen > 0
GROUP BY account_id
ORDER BY md5(account_id::text)
LIMIT :most
