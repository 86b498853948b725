-- Purpose: what of a household is past its due day, oldest first. Volume: a handful.
SELECT item_id FROM ledger.v_open_item
WHERE community_id = :community_id AND household_id = :household_id AND open_fen > 0 AND due_day < :day
ORDER BY due_day, item_id
