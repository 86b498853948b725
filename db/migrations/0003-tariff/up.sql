-- Why: 收费标准: what is charged, at which published price, to which premises, due when.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA tariff;
GRANT USAGE ON SCHEMA tariff TO dunwell_app;

-- Company-wide. agency: money collected for a supplier (water, power); never mixed with fee money.
CREATE TABLE tariff.fee_item (
  company_id uuid NOT NULL REFERENCES platform.company,
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9_-]{0,31}$'),
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('property_fee', 'parking', 'service', 'agency', 'opening')),
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, code)
);
SELECT platform.guard('tariff.fee_item', 'edit');

-- How a community charges a fee item: formula, period, due-day rule, rounding.
-- due_month: months after the period's first month (0 = in it, -1 = before); due_date: 1–31, clamped to the month's end.
CREATE TABLE tariff.standard (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  fee_item_id uuid NOT NULL,
  name text NOT NULL,
  formula text NOT NULL CHECK (formula IN ('area_rate', 'fixed_month', 'per_space')),
  period_months integer NOT NULL CHECK (period_months IN (1, 3, 6, 12)),
  due_month integer NOT NULL CHECK (due_month BETWEEN -3 AND 24),
  due_date integer NOT NULL CHECK (due_date BETWEEN 1 AND 31),
  rounding text NOT NULL DEFAULT 'half_up' CHECK (rounding IN ('half_up', 'up', 'down')),
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, name),
  FOREIGN KEY (company_id, fee_item_id) REFERENCES tariff.fee_item
);
SELECT platform.guard('tariff.standard', 'edit');

-- unit_price: yuan per ㎡ and month (area_rate), or yuan per month (fixed_month, per_space).
CREATE TABLE tariff.rate (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  standard_id uuid NOT NULL,
  unit_price numeric(12, 4) NOT NULL CHECK (unit_price >= 0),
  from_day date NOT NULL,
  to_day date,
  published_place text NOT NULL CHECK (published_place <> ''),
  published_day date NOT NULL,
  approval text,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, standard_id) REFERENCES tariff.standard,
  CHECK (to_day IS NULL OR to_day >= from_day),
  EXCLUDE USING gist (community_id WITH =, standard_id WITH =, daterange(from_day, to_day, '[]') WITH &&)
);
SELECT platform.guard('tariff.rate', 'edit');

-- Whom a standard applies to: one premises beats its building, its building beats its usage.
CREATE TABLE tariff.assignment (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  standard_id uuid NOT NULL,
  usage text CHECK (usage IN ('residential', 'shop', 'parking', 'storage', 'office')),
  building_id uuid,
  premises_id uuid,
  from_day date NOT NULL,
  to_day date,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, standard_id) REFERENCES tariff.standard,
  FOREIGN KEY (community_id, building_id) REFERENCES roster.building,
  FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises,
  CHECK (to_day IS NULL OR to_day >= from_day),
  CHECK (num_nonnulls(usage, building_id, premises_id) >= 1)
);
SELECT platform.guard('tariff.assignment', 'edit');
CREATE INDEX ON tariff.assignment (community_id, premises_id);

CREATE VIEW tariff.v_fee_item WITH (security_invoker = true) AS
  SELECT company_id, id AS fee_item_id, code, name, kind FROM tariff.fee_item;
CREATE VIEW tariff.v_standard WITH (security_invoker = true) AS
  SELECT s.community_id, s.id AS standard_id, s.company_id, s.fee_item_id, f.code AS fee_item_code,
         f.name AS fee_item_name, f.kind AS fee_item_kind, s.name, s.formula, s.period_months, s.due_month, s.due_date,
         s.rounding
  FROM tariff.standard s JOIN tariff.fee_item f ON f.company_id = s.company_id AND f.id = s.fee_item_id;
CREATE VIEW tariff.v_rate WITH (security_invoker = true) AS
  SELECT community_id, id AS rate_id, company_id, standard_id, unit_price, from_day, to_day, published_place,
         published_day, approval
  FROM tariff.rate;
CREATE VIEW tariff.v_assignment WITH (security_invoker = true) AS
  SELECT community_id, id AS assignment_id, company_id, standard_id, usage, building_id, premises_id, from_day, to_day
  FROM tariff.assignment;
GRANT SELECT ON tariff.v_fee_item, tariff.v_standard, tariff.v_rate, tariff.v_assignment TO dunwell_app;
