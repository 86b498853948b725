-- Purpose: a new version of the procedure. Volume: one row.
INSERT INTO collections.procedure (company_id, version, from_day, body, saved_by, at)
VALUES (:company_id, :version, :from_day, :body, :saved_by, :at)
