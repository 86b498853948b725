-- Purpose: one receipt. A key in use adds nothing and answers no row. Volume: one row.
INSERT INTO ledger.receipt (community_id, id, company_id, till_id, number, account_id, turn, amount_fen, method, note,
                            designation, idempotency_key, request_digest, received_by, day, at, because)
VALUES (:community_id, :id, :company_id, :till_id, :number, :account_id, :turn, :amount_fen, :method, :note,
        :designation, :key, :digest, :received_by, :day, :at, :because)
ON CONFLICT (community_id, idempotency_key) DO NOTHING
RETURNING id
