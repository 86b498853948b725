-- Why: 计费出账: charges with their because, bills that gather them, runs that prove in = done + parked + skipped.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA billing;
GRANT USAGE ON SCHEMA billing TO dunwell_app;

-- A run that finished; one that died leaves no row and is simply run again. Its rows stream in before its counts are
-- known, so what refers to it is checked at commit.
CREATE TABLE billing.run (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  period text NOT NULL CHECK (period ~ '^\d{4}-\d{2}$'),
  day date NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('periodic', 'opening')),
  count_in bigint NOT NULL,
  count_done bigint NOT NULL,
  count_parked bigint NOT NULL,
  count_skipped bigint NOT NULL,
  sum_fen bigint NOT NULL,
  -- sha256 over the charges and over the parked rows: a rerun that would park the same adds nothing.
  digest text NOT NULL,
  parked_digest text NOT NULL,
  PRIMARY KEY (community_id, id),
  CHECK (count_in = count_done + count_parked + count_skipped)
);
SELECT platform.guard('billing.run', 'append');

-- One billing run of a community at a time: whoever holds this row.
CREATE TABLE billing.run_lock (
  community_id uuid PRIMARY KEY REFERENCES roster.community,
  company_id uuid NOT NULL
);
SELECT platform.guard('billing.run_lock', 'edit');

-- What a run could not bill, and why.
CREATE TABLE billing.parked (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  fee_item_id uuid,
  code text NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, run_id) REFERENCES billing.run DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises
);
SELECT platform.guard('billing.parked', 'append');

-- One household's bill of one run (缴费通知单 is its paper).
CREATE TABLE billing.bill (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid,
  household_id uuid NOT NULL,
  period text NOT NULL,
  day date NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, run_id) REFERENCES billing.run DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('billing.bill', 'append');
CREATE INDEX ON billing.bill (community_id, household_id);
CREATE INDEX ON billing.bill (community_id, run_id);

-- from_day…to_day: the days charged (both included). Periodic charges of one premises and fee item never overlap.
CREATE TABLE billing.charge (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  bill_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  household_id uuid NOT NULL,
  fee_item_id uuid NOT NULL,
  standard_id uuid,
  kind text NOT NULL CHECK (kind IN ('periodic', 'opening', 'adjustment')),
  from_day date NOT NULL,
  to_day date NOT NULL CHECK (to_day >= from_day),
  amount_fen bigint NOT NULL CHECK (kind = 'adjustment' OR amount_fen >= 0),
  due_day date NOT NULL,
  because jsonb NOT NULL,
  -- An adjustment names the charge it corrects.
  corrects_id uuid,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, bill_id) REFERENCES billing.bill,
  FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household,
  FOREIGN KEY (community_id, corrects_id) REFERENCES billing.charge,
  EXCLUDE USING gist (community_id WITH =, premises_id WITH =, fee_item_id WITH =,
    daterange(from_day, to_day, '[]') WITH &&) WHERE (kind = 'periodic')
);
SELECT platform.guard('billing.charge', 'append');
CREATE INDEX ON billing.charge (community_id, household_id);
CREATE INDEX ON billing.charge (community_id, bill_id);
CREATE INDEX ON billing.charge (community_id, premises_id, from_day);

-- A charge taken back whole (an import undone): it keeps its row and gains this one. Its ledger entry is reversed.
CREATE TABLE billing.charge_cancellation (
  community_id uuid NOT NULL,
  charge_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, charge_id),
  FOREIGN KEY (community_id, charge_id) REFERENCES billing.charge
);
SELECT platform.guard('billing.charge_cancellation', 'append');

CREATE VIEW billing.v_charge WITH (security_invoker = true) AS
  SELECT c.community_id, c.id AS charge_id, c.company_id, c.bill_id, b.run_id, b.period, c.premises_id, c.household_id,
         c.fee_item_id, c.standard_id, c.kind, c.from_day, c.to_day, c.amount_fen, c.due_day, c.because, b.day AS billed_day
  FROM billing.charge c
  JOIN billing.bill b ON b.community_id = c.community_id AND b.id = c.bill_id
  WHERE NOT EXISTS (SELECT 1 FROM billing.charge_cancellation x
                    WHERE x.community_id = c.community_id AND x.charge_id = c.id);
CREATE VIEW billing.v_bill WITH (security_invoker = true) AS
  SELECT community_id, id AS bill_id, company_id, run_id, household_id, period, day FROM billing.bill;
CREATE VIEW billing.v_run WITH (security_invoker = true) AS
  SELECT community_id, id AS run_id, company_id, kind, period, day, at, count_in, count_done, count_parked, count_skipped,
         sum_fen, digest
  FROM billing.run;
CREATE VIEW billing.v_parked WITH (security_invoker = true) AS
  SELECT community_id, id AS parked_id, company_id, run_id, premises_id, fee_item_id, code, facts FROM billing.parked;
GRANT SELECT ON billing.v_charge, billing.v_bill, billing.v_run, billing.v_parked TO dunwell_app;
