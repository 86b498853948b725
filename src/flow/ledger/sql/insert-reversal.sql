-- Purpose: a receipt is taken back; its number stays. Volume: one row.
INSERT INTO ledger.receipt_reversal (community_id, receipt_id, company_id, reason, reversed_by, day, at)
VALUES (:community_id, :receipt_id, :company_id, :reason, :reversed_by, :day, :at)
