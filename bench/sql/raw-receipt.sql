-- Purpose: everything a receipt leaves, in one statement of raw SQL: the account, the till, the items and the head of the
-- audit chain are locked and moved on, the receipt, its entries, postings and allocations and its audit row are written.
-- Volume: one receipt that pays every open item of its account.
WITH account AS (
  UPDATE ledger.account SET turns = turns + 1
  WHERE community_id = :community_id::uuid AND id = :account_id
  RETURNING id, turns, company_id
),
item AS (
  SELECT i.id, i.open_fen, row_number() OVER (ORDER BY i.turn, i.due_day, i.id) + 1 AS line
  FROM ledger.open_item i
  WHERE i.community_id = :community_id AND i.account_id = :account_id AND i.open_fen > 0
),
paid AS (
  UPDATE ledger.open_item i SET open_fen = 0
  FROM item
  WHERE i.community_id = :community_id AND i.id = item.id
),
till AS (
  UPDATE ledger.till SET last_number = last_number + 1
  WHERE community_id = :community_id AND id = :till_id
  RETURNING id, last_number
),
receipt AS (
  INSERT INTO ledger.receipt (community_id, id, company_id, till_id, number, account_id, turn, amount_fen, method, note,
                              designation, idempotency_key, request_digest, received_by, day, at, because)
  SELECT :community_id, :receipt_id::uuid, a.company_id, t.id, t.last_number, a.id, a.turns, :amount_fen::bigint, 'cash', NULL, '{}',
         :key, :digest, :received_by::text, :day::date, :at::timestamptz, :because::jsonb
  FROM account a CROSS JOIN till t
),
entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  SELECT :community_id, e.id, a.company_id, e.kind, a.id, :receipt_id, :day, :at
  FROM account a CROSS JOIN (VALUES (:receipt_id::uuid, 'receipt'), (:allocation_id::uuid, 'allocation')) AS e (id, kind)
),
posting AS (
  INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
  SELECT :community_id, p.entry_id, p.line, a.company_id, p.book, p.item_id, p.amount_fen
  FROM account a CROSS JOIN (
    VALUES (:receipt_id::uuid, 1::bigint, 'cash', NULL::uuid, :amount_fen::bigint),
           (:receipt_id::uuid, 2, 'credit', NULL, -:amount_fen::bigint),
           (:allocation_id::uuid, 1, 'credit', NULL, :amount_fen::bigint)
    UNION ALL
    SELECT :allocation_id::uuid, i.line, 'receivable', i.id, -i.open_fen FROM item i
  ) AS p (entry_id, line, book, item_id, amount_fen)
),
allocation AS (
  INSERT INTO ledger.allocation (community_id, id, company_id, entry_id, receipt_id, item_id, amount_fen, cause, day, at)
  SELECT :community_id, gen_random_uuid(), a.company_id, :allocation_id::uuid, :receipt_id::uuid, i.id, i.open_fen, 'receive', :day, :at
  FROM account a CROSS JOIN item i
),
was AS (
  SELECT seq, hash FROM platform.audit_head WHERE chain_id = :community_id FOR UPDATE
),
head AS (
  UPDATE platform.audit_head h
  SET seq = was.seq + 1, hash = encode(sha256(convert_to(was.hash || :facts::text, 'UTF8')), 'hex')
  FROM was
  WHERE h.chain_id = :community_id
  RETURNING h.seq, h.hash, h.company_id, was.hash AS previous_hash
)
INSERT INTO platform.audit_entry (chain_id, seq, company_id, at, actor, action, subject, facts, previous_hash, hash)
SELECT :community_id, h.seq, h.company_id, :at, :received_by, 'ledger.receive', 'receipt', (:facts::text)::jsonb,
       h.previous_hash, h.hash
FROM head h
