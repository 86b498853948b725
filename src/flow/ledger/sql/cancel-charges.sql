-- Purpose: the entries of charges are reversed and their open items fall to nothing, once; items with money on them stay,
-- and the caller sees by the counts. Volume: charges of an import.
WITH given AS (
  SELECT r.charge_id, r.entry_id
  FROM jsonb_to_recordset(:rows::jsonb) AS r (charge_id uuid, entry_id uuid)
), locked AS (
  SELECT a.id
  FROM ledger.account a
  WHERE a.community_id = :community_id
    AND a.id IN (SELECT i.account_id FROM ledger.open_item i JOIN given g ON g.charge_id = i.id
                 WHERE i.community_id = :community_id)
  ORDER BY a.id
  FOR UPDATE
), earlier AS (
  SELECT DISTINCT e.source_id AS id
  FROM ledger.entry e
  WHERE e.community_id = :community_id AND e.kind = 'charge_cancelled'
    AND e.account_id IN (SELECT l.id FROM locked l) AND e.source_id IN (SELECT g.charge_id FROM given g)
), item AS (
  UPDATE ledger.open_item i
  SET amount_fen = 0, open_fen = 0
  FROM given g
  WHERE i.community_id = :community_id AND i.id = g.charge_id AND i.open_fen = i.amount_fen
    AND i.account_id IN (SELECT l.id FROM locked l)
    AND NOT EXISTS (SELECT 1 FROM earlier e WHERE e.id = i.id)
  RETURNING i.id, i.company_id, i.account_id, g.entry_id
), entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  SELECT :community_id, i.entry_id, i.company_id, 'charge_cancelled', i.account_id, i.id, :day, :at
  FROM item i
  WHERE EXISTS (SELECT 1 FROM ledger.entry e WHERE e.community_id = :community_id AND e.id = i.id)
), posting AS (
  INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
  SELECT p.community_id, i.entry_id, p.line, p.company_id, p.book, p.item_id, -p.amount_fen
  FROM item i
  JOIN ledger.posting p ON p.community_id = :community_id AND p.entry_id = i.id
)
SELECT (SELECT count(*) FROM item)::integer AS cancelled, (SELECT count(*) FROM earlier)::integer AS earlier
