-- Purpose: what a household owes altogether, and held for it. Volume: one row.
SELECT coalesce(sum(i.open_fen), 0)::bigint AS open_fen
FROM ledger.v_open_item i
WHERE i.community_id = :community_id AND i.household_id = :household_id AND i.open_fen > 0
