-- Purpose: one entry with its postings. Volume: one entry, a few postings.
WITH entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  VALUES (:community_id, :id, :company_id, :kind, :account_id, :source_id, :day, :at)
)
INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
SELECT :community_id, :id, p.line, :company_id, p.book, p.item_id, p.amount_fen
FROM jsonb_to_recordset(:postings::jsonb) AS p (line integer, book text, item_id uuid, amount_fen bigint)
