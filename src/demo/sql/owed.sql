-- Purpose: what one household owes, and how much of it is past its due day. Volume: one row.
SELECT coalesce(sum(open_fen), 0)::bigint AS open_fen,
       coalesce(sum(open_fen) FILTER (WHERE due_day < :day), 0)::bigint AS overdue_fen
FROM ledger.v_open_item
WHERE community_id = :community_id AND household_id = :household_id AND open_fen > 0
