-- Purpose: a new version of the contact limits. Volume: one row.
INSERT INTO collections.contact_policy (company_id, version, from_day, body, saved_by, at)
VALUES (:company_id, :version, :from_day, :body, :saved_by, :at)
