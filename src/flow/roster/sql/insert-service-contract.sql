-- Purpose: a service contract with its scan. Volume: one row.
INSERT INTO roster.service_contract (community_id, id, company_id, title, from_day, to_day, fee_clause, due_clause,
  late_fee_clause, late_fee_daily_rate, arbitration_clause, scan_name, scan, recorded_at)
VALUES (:community, :id, :company, :title, :from_day, :to_day, :fee_clause, :due_clause, :late_fee_clause,
  :late_fee_daily_rate, :arbitration_clause, :scan_name, :scan, :at)
