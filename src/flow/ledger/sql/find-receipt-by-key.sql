-- Purpose: the receipt an idempotency key was answered with. Volume: one row.
SELECT r.id AS receipt_id, r.till_id, r.number, t.code AS till_code, r.account_id, r.amount_fen, r.method, r.day, r.request_digest, r.because
FROM ledger.receipt r JOIN ledger.till t ON t.community_id = r.community_id AND t.id = r.till_id
WHERE r.community_id = :community_id AND r.idempotency_key = :key
