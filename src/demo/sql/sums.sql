-- Purpose: money of a demo in fen: billed, received, taken back, open, overdue, held in credit. Volume: one row.
SELECT
  (SELECT coalesce(sum(amount_fen), 0) FROM billing.v_charge WHERE community_id = :community_id)::bigint AS billed,
  (SELECT coalesce(sum(amount_fen), 0) FROM ledger.v_receipt
   WHERE community_id = :community_id AND reversed_at IS NULL)::bigint AS received,
  (SELECT coalesce(sum(amount_fen), 0) FROM ledger.v_receipt
   WHERE community_id = :community_id AND reversed_at IS NOT NULL)::bigint AS reversed,
  (SELECT coalesce(sum(open_fen), 0) FROM ledger.v_open_item WHERE community_id = :community_id)::bigint AS open,
  (SELECT coalesce(sum(open_fen), 0) FROM ledger.v_open_item
   WHERE community_id = :community_id AND due_day < :day)::bigint AS overdue,
  (SELECT coalesce(sum(credit_fen), 0) FROM ledger.v_account WHERE community_id = :community_id)::bigint AS credit
