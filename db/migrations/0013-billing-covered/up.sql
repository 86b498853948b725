-- Why: a charge that was posted can be put right: taken back, charged again to whoever was liable, adjusted. The days a
-- standing charge covers get a table of their own, so that a day taken back may be charged again and none twice.
-- Locks: billing.charge and billing.run, exclusively and briefly. Rows: one a standing periodic charge.

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

-- The owner is under row-level security, too, and would see no company's rows: lifted for one statement, under the lock.
ALTER TABLE billing.charge NO FORCE ROW LEVEL SECURITY;
ALTER TABLE billing.charge_cancellation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE billing.covered NO FORCE ROW LEVEL SECURITY;
INSERT INTO billing.covered (community_id, charge_id, company_id, premises_id, fee_item_id, from_day, to_day)
SELECT c.community_id, c.id, c.company_id, c.premises_id, c.fee_item_id, c.from_day, c.to_day
FROM billing.charge c
WHERE c.kind = 'periodic'
  AND NOT EXISTS (SELECT FROM billing.charge_cancellation x WHERE x.community_id = c.community_id AND x.charge_id = c.id);
ALTER TABLE billing.covered FORCE ROW LEVEL SECURITY;
ALTER TABLE billing.charge_cancellation FORCE ROW LEVEL SECURITY;
ALTER TABLE billing.charge FORCE ROW LEVEL SECURITY;
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
