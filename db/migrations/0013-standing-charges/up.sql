-- Why: a charge that was posted can be put right: taken back, charged again to whoever was liable, adjusted. The days a
-- standing charge covers get a table of their own, so that a day taken back may be charged again and none twice. Receipt
-- numbers past 999,999 are not cut, and a promise counts payments from its own day, however late it was written down.
-- Locks: billing.charge, billing.run, ledger.open_item, exclusively and briefly. Rows: one a standing periodic charge.

-- The days of premises and fee item that a standing periodic charge covers: no day twice. Gone when the charge is
-- cancelled; `verify` compares it with the charges.
CREATE TABLE billing.covered (
  community_id uuid NOT NULL,
  charge_id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  fee_item_id uuid NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (community_id, charge_id),
  FOREIGN KEY (community_id, charge_id) REFERENCES billing.charge,
  EXCLUDE USING gist (community_id WITH =, premises_id WITH =, fee_item_id WITH =, daterange(from_day, to_day, '[]') WITH &&)
);
SELECT platform.guard('billing.covered', 'edit');

-- Row-level security is forced upon the owner, too: company by company.
DO $$
DECLARE
  company uuid;
BEGIN
  FOR company IN SELECT DISTINCT c.company_id FROM platform.all_communities() c LOOP
    PERFORM set_config('app.company', company::text, true);
    INSERT INTO billing.covered (community_id, charge_id, company_id, premises_id, fee_item_id, from_day, to_day)
    SELECT c.community_id, c.id, c.company_id, c.premises_id, c.fee_item_id, c.from_day, c.to_day
    FROM billing.charge c
    WHERE c.kind = 'periodic'
      AND NOT EXISTS (SELECT FROM billing.charge_cancellation x
                      WHERE x.community_id = c.community_id AND x.charge_id = c.id);
  END LOOP;
  PERFORM set_config('app.company', '', true);
END $$;
ALTER TABLE billing.charge DROP CONSTRAINT charge_community_id_premises_id_fee_item_id_daterange_excl;
CREATE INDEX ON billing.charge (community_id, corrects_id) WHERE corrects_id IS NOT NULL;

-- recharge: charges that followed a change of liability. adjustment: one charge put right by hand.
ALTER TABLE billing.run DROP CONSTRAINT run_kind_check;
ALTER TABLE billing.run ADD CONSTRAINT run_kind_check
  CHECK (kind IN ('periodic', 'opening', 'recharge', 'adjustment'));

CREATE OR REPLACE VIEW billing.v_charge WITH (security_invoker = true) AS
  SELECT c.community_id, c.id AS charge_id, c.company_id, c.bill_id, b.run_id, b.period, c.premises_id, c.household_id,
         c.fee_item_id, c.standard_id, c.kind, c.from_day, c.to_day, c.amount_fen, c.due_day, c.because, b.day AS billed_day,
         c.corrects_id
  FROM billing.charge c
  JOIN billing.bill b ON b.community_id = c.community_id AND b.id = c.bill_id
  WHERE NOT EXISTS (SELECT 1 FROM billing.charge_cancellation x
                    WHERE x.community_id = c.community_id AND x.charge_id = c.id);
CREATE VIEW billing.v_covered WITH (security_invoker = true) AS
  SELECT community_id, charge_id, company_id, premises_id, fee_item_id, from_day, to_day FROM billing.covered;
GRANT SELECT ON billing.v_covered TO dunwell_app;

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

-- paid_fen: received from the household from the day of the promise to its own day, reversals taken away. Days decide,
-- not the hour of writing; only on a day on which the promise was also written down does the hour tell what came before.
CREATE OR REPLACE VIEW collections.v_promise WITH (security_invoker = true) AS
  SELECT p.community_id, p.id AS promise_id, p.company_id, p.household_id, p.party_id, p.amount_fen, p.day, p.taken_day,
         p.taken_at, p.taken_by, p.note,
         (SELECT coalesce(sum(r.amount_fen), 0)::bigint FROM ledger.v_receipt r
          WHERE r.community_id = p.community_id AND r.household_id = p.household_id
            AND r.day BETWEEN p.taken_day AND p.day AND r.reversed_at IS NULL
            AND (r.day > p.taken_day OR r.at >= p.taken_at
              OR p.taken_day < (SELECT (p.taken_at AT TIME ZONE v.zone)::date FROM roster.v_community v
                                WHERE v.community_id = p.community_id))) AS paid_fen
  FROM collections.promise p;
