-- Purpose: where an item stands and since when. Volume: one row.
SELECT i.account_id, i.amount_fen, i.day FROM ledger.open_item i
WHERE i.community_id = :community_id AND i.id = :item_id
