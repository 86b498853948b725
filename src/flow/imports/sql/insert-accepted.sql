-- Purpose: an accepted import; a job knows its member of staff by id only. Volume: one row.
INSERT INTO imports.accepted (community_id, id, company_id, report_id, day, at, accepted_by, counts)
VALUES (:community, :id, :company, :report, :day, :at,
  coalesce((SELECT s.name FROM platform.staff s WHERE s.id = :staff::uuid), :actor), :counts)
