-- Purpose: open items of a household among those named. Volume: a handful.
SELECT item_id, open_fen FROM ledger.v_open_item
WHERE community_id = :community_id AND household_id = :household_id AND open_fen > 0
  AND item_id = ANY (:item_ids::uuid[])
