-- Purpose: movements of allocation with their entry and its postings, and what is open of their items after them.
-- Volume: a few rows.
WITH moved AS (
  SELECT m.id, m.receipt_id, m.item_id, m.amount_fen
  FROM jsonb_to_recordset(:moves::jsonb) AS m (id uuid, receipt_id uuid, item_id uuid, amount_fen bigint)
),
entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  VALUES (:community_id, :entry_id, :company_id, 'allocation', :account_id, :source_id, :day, :at)
),
posting AS (
  INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
  SELECT :community_id, :entry_id, p.line, :company_id, p.book, p.item_id, p.amount_fen
  FROM jsonb_to_recordset(:postings::jsonb) AS p (line integer, book text, item_id uuid, amount_fen bigint)
),
written AS (
  INSERT INTO ledger.allocation (community_id, id, company_id, entry_id, receipt_id, item_id, amount_fen, cause, day, at)
  SELECT :community_id, id, :company_id, :entry_id, receipt_id, item_id, amount_fen, :cause, :day, :at FROM moved
)
UPDATE ledger.open_item i SET open_fen = i.open_fen - s.amount_fen
FROM (SELECT item_id, sum(amount_fen)::bigint AS amount_fen FROM moved GROUP BY item_id) s
-- Every item is the account's: said again, so that its few are found by the account and not by reading all there are.
WHERE i.community_id = :community_id AND i.account_id = :account_id AND i.id = s.item_id AND s.amount_fen <> 0
