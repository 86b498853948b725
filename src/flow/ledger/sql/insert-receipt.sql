-- Purpose: one receipt with its entry, money in and credit balance up, and its account's turn and credit after it. A key
-- in use adds nothing and answers no row. Volume: one row, two postings.
WITH receipt AS (
  INSERT INTO ledger.receipt (community_id, id, company_id, till_id, number, account_id, turn, amount_fen, method, note,
                              designation, idempotency_key, request_digest, received_by, day, at, because)
  VALUES (:community_id, :id, :company_id, :till_id, :number, :account_id, :turn, :amount_fen, :method, :note,
          :designation, :key, :digest, :received_by, :day, :at, :because)
  ON CONFLICT (community_id, idempotency_key) DO NOTHING
  RETURNING community_id, id, company_id, account_id, turn, amount_fen, method, day, at
),
entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  SELECT community_id, id, company_id, 'receipt', account_id, id, day, at FROM receipt
),
posting AS (
  INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, amount_fen)
  SELECT r.community_id, r.id, side.line, r.company_id, side.book, side.amount_fen
  FROM receipt r
  CROSS JOIN LATERAL (VALUES (1, r.method, r.amount_fen), (2, 'credit', -r.amount_fen)) AS side (line, book, amount_fen)
),
account AS (
  UPDATE ledger.account a SET turns = r.turn, credit_fen = :credit_fen
  FROM receipt r
  WHERE a.community_id = :community_id AND a.id = :account_id
)
SELECT id FROM receipt
