-- Why: values of law change while the software is in use (the LPR, every month); a company enters what it looked up.
-- Rows are looks, never edited: a later look at the same day replaces an earlier one in the reading, and both stay.
-- Locks: none but the new table. Rows: none.
CREATE TABLE tariff.legal_value (
  company_id uuid NOT NULL REFERENCES platform.company,
  id uuid NOT NULL,
  code text NOT NULL CHECK (code IN ('lpr.one_year')),
  from_day date NOT NULL,
  value numeric(10, 6) NOT NULL CHECK (value >= 0 AND value < 1),
  known_until date NOT NULL CHECK (known_until >= from_day),
  source text NOT NULL CHECK (source <> ''),
  entered_by text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (company_id, id)
);
SELECT platform.guard('tariff.legal_value', 'append');

CREATE VIEW tariff.v_legal_value WITH (security_invoker = true) AS
SELECT company_id, id AS legal_value_id, code, from_day, value, known_until, source, entered_by, at
FROM tariff.legal_value;
GRANT SELECT ON tariff.v_legal_value TO dunwell_app;
