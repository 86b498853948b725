-- Purpose: what made items what they are (their charge, its adjustments) is mirrored by one entry an item, and they fall to
-- nothing. No money may be on them any more: one that has some is left, and the caller sees by the count. Volume: charges
-- of an import.
WITH given AS (
  SELECT r.item_id, r.entry_id, r.day
  FROM jsonb_to_recordset(:rows::jsonb) AS r (item_id uuid, entry_id uuid, day date)
), item AS (
  UPDATE ledger.open_item i
  SET amount_fen = 0, open_fen = 0
  FROM given g
  WHERE i.community_id = :community_id AND i.id = g.item_id AND i.open_fen = i.amount_fen
  RETURNING i.id, i.company_id, i.account_id, g.entry_id, g.day
), made AS (
  SELECT DISTINCT i.id, e.id AS entry_id
  FROM item i
  JOIN ledger.entry e ON e.community_id = :community_id AND e.account_id = i.account_id AND e.kind <> 'allocation'
  JOIN ledger.posting p ON p.community_id = :community_id AND p.entry_id = e.id AND p.item_id = i.id
), mirror AS (
  SELECT m.id, p.book, p.item_id, -sum(p.amount_fen)::bigint AS amount_fen
  FROM made m
  JOIN ledger.posting p ON p.community_id = :community_id AND p.entry_id = m.entry_id
  GROUP BY m.id, p.book, p.item_id
  HAVING sum(p.amount_fen) <> 0
), entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  SELECT :community_id, i.entry_id, i.company_id, 'charge_cancelled', i.account_id, i.id, i.day, :at
  FROM item i
  WHERE EXISTS (SELECT FROM mirror m WHERE m.id = i.id)
), posting AS (
  INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
  SELECT :community_id, i.entry_id, row_number() OVER (PARTITION BY i.id ORDER BY m.item_id NULLS LAST, m.book),
         i.company_id, m.book, m.item_id, m.amount_fen
  FROM item i
  JOIN mirror m ON m.id = i.id
)
SELECT count(*)::integer AS cancelled FROM item
