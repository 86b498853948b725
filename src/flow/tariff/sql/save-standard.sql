-- Purpose: a community's standard by its name, created when new; answers the one in force. Volume: one row.
WITH created AS (
  INSERT INTO tariff.standard (community_id, id, company_id, fee_item_id, name, formula, period_months, due_month,
                               due_date, rounding)
  VALUES (:community_id, :id, :company_id, :fee_item_id, :name, :formula, :period_months, :due_month, :due_date, :rounding)
  ON CONFLICT (community_id, name) DO NOTHING
  RETURNING id, fee_item_id, formula, period_months, due_month, due_date, rounding
)
SELECT id, fee_item_id, formula, period_months, due_month, due_date, rounding FROM created
UNION ALL
SELECT id, fee_item_id, formula, period_months, due_month, due_date, rounding
FROM tariff.standard WHERE community_id = :community_id AND name = :name
LIMIT 1
