-- Why: an item that was charged again to the same account stands where the former one stood. Receipt numbers past 999,999
-- are not cut.
-- Locks: ledger.open_item, exclusively and briefly. Rows: none.

-- replaces_id: the item of the same account this one stands for since it was charged again; what was said of that one
-- (a designation, a dispute) is said of this one.
ALTER TABLE ledger.open_item ADD COLUMN replaces_id uuid;
ALTER TABLE ledger.open_item ADD FOREIGN KEY (community_id, replaces_id) REFERENCES ledger.open_item;
CREATE OR REPLACE VIEW ledger.v_open_item WITH (security_invoker = true) AS
  SELECT i.community_id, i.id AS item_id, i.company_id, i.account_id, a.premises_id, a.household_id, i.component,
         i.of_item_id, i.fee_item_id, i.fee_kind, i.from_day, i.to_day, i.due_day, i.day, i.amount_fen, i.open_fen,
         i.replaces_id
  FROM ledger.open_item i
  JOIN ledger.account a ON a.community_id = i.community_id AND a.id = i.account_id;

CREATE OR REPLACE VIEW ledger.v_receipt WITH (security_invoker = true) AS
  SELECT r.community_id, r.id AS receipt_id, r.company_id, r.till_id,
         t.code || '-' || lpad(r.number::text, greatest(6, length(r.number::text)), '0') AS receipt_no,
         r.account_id, a.premises_id, a.household_id, r.amount_fen, r.method, r.note, r.designation, r.received_by,
         r.day, r.at, r.because, x.reason AS reversal_reason, x.day AS reversed_day, x.at AS reversed_at
  FROM ledger.receipt r
  JOIN ledger.account a ON a.community_id = r.community_id AND a.id = r.account_id
  JOIN ledger.till t ON t.community_id = r.community_id AND t.id = r.till_id
  LEFT JOIN ledger.receipt_reversal x ON x.community_id = r.community_id AND x.receipt_id = r.id;
