-- Why: 应收台账: double entry, append-only, whole fen. What is owed, what was paid, which payment paid what.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO dunwell_app;

-- 户: premises × liability set. Its row is the lock every change of its money takes first. turns counts the account's
-- events in the order they happened; credit_fen (预存) is stored under that lock and recomputed by `verify`.
CREATE TABLE ledger.account (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  household_id uuid NOT NULL,
  turns bigint NOT NULL DEFAULT 0,
  credit_fen bigint NOT NULL DEFAULT 0 CHECK (credit_fen >= 0),
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, premises_id, household_id),
  FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('ledger.account', 'edit');
REVOKE DELETE ON ledger.account FROM dunwell_app;
CREATE INDEX ON ledger.account (community_id, household_id);

-- day: value day; at: when recorded. The postings of an entry sum to zero.
CREATE TABLE ledger.entry (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('charge', 'charge_cancelled', 'receipt', 'receipt_reversed', 'allocation')),
  account_id uuid NOT NULL,
  -- The charge, receipt or replay this entry is made of.
  source_id uuid NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, account_id) REFERENCES ledger.account
);
SELECT platform.guard('ledger.entry', 'append');
CREATE INDEX ON ledger.entry (community_id, account_id, day);

-- Debit positive, credit negative. receivable: what the account owes; credit: money held for it (预存).
CREATE TABLE ledger.posting (
  community_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  line integer NOT NULL,
  company_id uuid NOT NULL,
  book text NOT NULL CHECK (book IN ('receivable', 'credit', 'income', 'agency', 'opening_balance', 'late_fee_income',
    'cost_recovered', 'cash', 'pos', 'transfer', 'other')),
  -- For receivable, the open item.
  item_id uuid,
  amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
  PRIMARY KEY (community_id, entry_id, line),
  FOREIGN KEY (community_id, entry_id) REFERENCES ledger.entry,
  CHECK ((book = 'receivable') = (item_id IS NOT NULL))
);
SELECT platform.guard('ledger.posting', 'append');

-- What is to be paid. Its id is the charge's. component: principal, or the interest, late fee or cost of another item.
-- open_fen is stored by the command that posts, under the account's lock, and recomputed by `verify`.
CREATE TABLE ledger.open_item (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  account_id uuid NOT NULL,
  component text NOT NULL CHECK (component IN ('principal', 'interest', 'late_fee', 'cost')),
  of_item_id uuid,
  fee_item_id uuid NOT NULL,
  fee_kind text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  due_day date NOT NULL,
  day date NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
  open_fen bigint NOT NULL CHECK (open_fen >= 0 AND open_fen <= amount_fen),
  -- The account's event in which it was posted; replay follows it.
  turn bigint NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, account_id) REFERENCES ledger.account,
  FOREIGN KEY (community_id, of_item_id) REFERENCES ledger.open_item,
  CHECK ((component = 'principal') = (of_item_id IS NULL))
);
SELECT platform.guard('ledger.open_item', 'edit');
REVOKE DELETE ON ledger.open_item FROM dunwell_app;
CREATE INDEX ON ledger.open_item (community_id, account_id, due_day);
CREATE INDEX open_item_open ON ledger.open_item (community_id, account_id) WHERE open_fen > 0;

-- Receipts of one till are numbered without gaps: the row is locked while a number is taken.
CREATE TABLE ledger.till (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z0-9]{1,8}$'),
  name text NOT NULL,
  last_number bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, code)
);
SELECT platform.guard('ledger.till', 'edit');
REVOKE DELETE ON ledger.till FROM dunwell_app;

CREATE TABLE ledger.receipt (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  till_id uuid NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  account_id uuid NOT NULL,
  -- The order in which an account's events happened; replay follows it.
  turn bigint NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  method text NOT NULL CHECK (method IN ('cash', 'pos', 'transfer', 'other')),
  note text,
  -- Charges the payer named, in the payer's order; empty: none.
  designation uuid[] NOT NULL DEFAULT '{}',
  -- Kept for ever: the same key with the same request answers with this receipt, with another request is refused.
  idempotency_key text NOT NULL CHECK (idempotency_key <> ''),
  request_digest text NOT NULL,
  received_by text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  because jsonb NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, till_id, number),
  UNIQUE (community_id, idempotency_key),
  UNIQUE (community_id, account_id, turn),
  FOREIGN KEY (community_id, till_id) REFERENCES ledger.till,
  FOREIGN KEY (community_id, account_id) REFERENCES ledger.account,
  CHECK (method <> 'other' OR note IS NOT NULL)
);
SELECT platform.guard('ledger.receipt', 'append');
CREATE INDEX ON ledger.receipt (community_id, day);

-- A receipt taken back: it keeps its number for ever and gains this row.
CREATE TABLE ledger.receipt_reversal (
  community_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  reversed_by text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, receipt_id),
  FOREIGN KEY (community_id, receipt_id) REFERENCES ledger.receipt
);
SELECT platform.guard('ledger.receipt_reversal', 'append');

-- Which receipt paid how much of which item. Signed: a replay takes back with a negative row.
CREATE TABLE ledger.allocation (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  item_id uuid NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
  cause text NOT NULL CHECK (cause IN ('receive', 'draw_down', 'replay')),
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, entry_id) REFERENCES ledger.entry,
  FOREIGN KEY (community_id, receipt_id) REFERENCES ledger.receipt,
  FOREIGN KEY (community_id, item_id) REFERENCES ledger.open_item
);
SELECT platform.guard('ledger.allocation', 'append');
CREATE INDEX ON ledger.allocation (community_id, item_id);
CREATE INDEX ON ledger.allocation (community_id, receipt_id);

-- 日结: what each till took by each method on a day.
CREATE TABLE ledger.day_close (
  community_id uuid NOT NULL,
  till_id uuid NOT NULL,
  day date NOT NULL,
  company_id uuid NOT NULL,
  totals jsonb NOT NULL,
  first_number bigint,
  last_number bigint,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, till_id, day),
  FOREIGN KEY (community_id, till_id) REFERENCES ledger.till
);
SELECT platform.guard('ledger.day_close', 'append');

CREATE VIEW ledger.v_account WITH (security_invoker = true) AS
  SELECT community_id, id AS account_id, company_id, premises_id, household_id, credit_fen FROM ledger.account;
CREATE VIEW ledger.v_open_item WITH (security_invoker = true) AS
  SELECT i.community_id, i.id AS item_id, i.company_id, i.account_id, a.premises_id, a.household_id, i.component,
         i.of_item_id, i.fee_item_id, i.fee_kind, i.from_day, i.to_day, i.due_day, i.day, i.amount_fen, i.open_fen
  FROM ledger.open_item i
  JOIN ledger.account a ON a.community_id = i.community_id AND a.id = i.account_id;
CREATE VIEW ledger.v_till WITH (security_invoker = true) AS
  SELECT community_id, id AS till_id, company_id, code, name, last_number FROM ledger.till;
CREATE VIEW ledger.v_receipt WITH (security_invoker = true) AS
  SELECT r.community_id, r.id AS receipt_id, r.company_id, r.till_id, t.code || '-' || lpad(r.number::text, 6, '0') AS receipt_no,
         r.account_id, a.premises_id, a.household_id, r.amount_fen, r.method, r.note, r.designation, r.received_by,
         r.day, r.at, r.because, x.reason AS reversal_reason, x.day AS reversed_day, x.at AS reversed_at
  FROM ledger.receipt r
  JOIN ledger.account a ON a.community_id = r.community_id AND a.id = r.account_id
  JOIN ledger.till t ON t.community_id = r.community_id AND t.id = r.till_id
  LEFT JOIN ledger.receipt_reversal x ON x.community_id = r.community_id AND x.receipt_id = r.id;
CREATE VIEW ledger.v_allocation WITH (security_invoker = true) AS
  SELECT community_id, id AS allocation_id, company_id, receipt_id, item_id, amount_fen, cause, day, at
  FROM ledger.allocation;
-- Every movement of an account's money, for balances as of a day: receivable up is owed, credit is held.
CREATE VIEW ledger.v_movement WITH (security_invoker = true) AS
  SELECT e.community_id, e.id AS entry_id, p.line, e.company_id, e.account_id, e.kind, e.source_id, e.day, e.at, p.book,
         p.item_id, p.amount_fen
  FROM ledger.entry e
  JOIN ledger.posting p ON p.community_id = e.community_id AND p.entry_id = e.id;
CREATE VIEW ledger.v_day_close WITH (security_invoker = true) AS
  SELECT community_id, till_id, day, company_id, totals, first_number, last_number, at FROM ledger.day_close;
GRANT SELECT ON ledger.v_account, ledger.v_open_item, ledger.v_till, ledger.v_receipt, ledger.v_allocation,
  ledger.v_movement, ledger.v_day_close TO dunwell_app;
