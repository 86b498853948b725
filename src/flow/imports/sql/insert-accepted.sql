-- Purpose: an accepted import. Volume: one row.
INSERT INTO imports.accepted (community_id, id, company_id, report_id, day, at, accepted_by, counts)
VALUES (:community, :id, :company, :report, :day, :at, :accepted_by, :counts)
