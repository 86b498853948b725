-- Purpose: what a dry run found. Volume: one row.
INSERT INTO imports.report (community_id, id, company_id, file_id, hash, day, mapping, document, made_at)
VALUES (:community, :id, :company, :file, :hash, :day, :mapping, :document, :at)
