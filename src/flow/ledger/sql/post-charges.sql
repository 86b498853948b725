-- Purpose: an open item, an entry and its two postings for every charge that has none. An entry has its charge's id.
-- Volume: charges of a run (300,000 at 100,000 homes), one statement.
WITH unposted AS (
  SELECT c.charge_id, c.company_id, a.id AS account_id, a.turns, c.fee_item_id, f.kind AS fee_kind, c.kind, c.from_day,
         c.to_day, c.due_day, c.billed_day, c.amount_fen
  FROM billing.v_charge c
  JOIN tariff.v_fee_item f ON f.company_id = c.company_id AND f.fee_item_id = c.fee_item_id
  JOIN ledger.account a ON a.community_id = c.community_id AND a.premises_id = c.premises_id
    AND a.household_id = c.household_id
  WHERE c.community_id = :community_id AND (:run_id::uuid IS NULL OR c.run_id = :run_id) AND c.amount_fen >= 0
    AND NOT EXISTS (SELECT 1 FROM ledger.open_item i WHERE i.community_id = c.community_id AND i.id = c.charge_id)
),
item AS (
  INSERT INTO ledger.open_item (community_id, id, company_id, account_id, component, fee_item_id, fee_kind, from_day,
                                to_day, due_day, day, amount_fen, open_fen, turn)
  SELECT :community_id, charge_id, company_id, account_id, 'principal', fee_item_id, fee_kind, from_day, to_day, due_day,
         billed_day, amount_fen, amount_fen, turns
  FROM unposted
  RETURNING id
),
entry AS (
  INSERT INTO ledger.entry (community_id, id, company_id, kind, account_id, source_id, day, at)
  SELECT :community_id, charge_id, company_id, 'charge', account_id, charge_id, billed_day, :at
  FROM unposted WHERE amount_fen > 0
  RETURNING id
),
posting AS (
  INSERT INTO ledger.posting (community_id, entry_id, line, company_id, book, item_id, amount_fen)
  SELECT :community_id, u.charge_id, side.line, u.company_id, side.book, side.item_id, side.amount_fen
  FROM unposted u
  CROSS JOIN LATERAL (VALUES
    (1, 'receivable', u.charge_id, u.amount_fen),
    (2, CASE WHEN u.kind = 'opening' THEN 'opening_balance' WHEN u.fee_kind = 'agency' THEN 'agency' ELSE 'income' END,
     NULL::uuid, -u.amount_fen)) AS side (line, book, item_id, amount_fen)
  WHERE u.amount_fen > 0
  RETURNING 1
)
SELECT count(*)::bigint AS posted, coalesce(sum(amount_fen), 0)::bigint AS sum_fen FROM unposted
