-- Purpose: a fee item by its code, created when new; answers the one in force. Volume: one row.
WITH created AS (
  INSERT INTO tariff.fee_item (company_id, id, code, name, kind)
  VALUES (:company_id, :id, :code, :name, :kind)
  ON CONFLICT (company_id, code) DO NOTHING
  RETURNING id, code, name, kind
)
SELECT id, code, name, kind FROM created
UNION ALL
SELECT id, code, name, kind FROM tariff.fee_item WHERE company_id = :company_id AND code = :code
LIMIT 1
