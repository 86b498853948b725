-- Purpose: an import taken back. Volume: one row.
INSERT INTO imports.undone (community_id, import_id, company_id, at, undone_by, hash_before, hash_after)
VALUES (:community, :import, :company, :at, :undone_by, :hash_before, :hash_after)
