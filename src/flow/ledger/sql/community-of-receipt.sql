-- Purpose: the community of a receipt known by id alone, within the company in force. Volume: one row.
SELECT community_id FROM ledger.receipt WHERE id = :receipt_id
