-- Purpose: one steward for many households from a day. Volume: up to 10,000 rows.
INSERT INTO roster.stewardship (community_id, company_id, id, household_id, staff_id, duty, from_day, to_day,
  handover_note)
SELECT :community::uuid, :company::uuid, r.id, r.household_id, :staff::uuid, :duty, :from_day::date, :to_day::date, :note
FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, household_id uuid)
