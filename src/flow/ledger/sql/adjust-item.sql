-- Purpose: an item becomes more or less by an adjustment, with one entry against the book its charge was posted to. What
-- is paid of it stays: less than that is open of it, and it is left, which the caller sees by the count. Volume: one row.
WITH item AS (
  UPDATE ledger.open_item i
  SET amount_fen = i.amount_fen + :change::bigint, open_fen = i.open_fen + :change::bigint
  WHERE i.community_id = :community_id AND i.id = :item_id AND i.open_fen + :change::bigint >= 0
  RETURNING i.id, i.company_id, i.account_id
), counter AS (
  SELECT p.book FROM ledger.posting p
  WHERE p.community_id = :community_id AND p.entry_id = :item_id AND p.book <> 'receivable'
), entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  SELECT :community_id, :entry_id, i.company_id, :kind, i.account_id, :source_id, :day, :at
  FROM item i
)
INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
SELECT :community_id, :entry_id, s.line, i.company_id, s.book, s.item_id, s.amount_fen
FROM item i
CROSS JOIN counter c
CROSS JOIN LATERAL (VALUES (1, 'receivable', i.id, :change::bigint), (2, c.book, NULL, -:change::bigint))
  AS s (line, book, item_id, amount_fen)
RETURNING line
