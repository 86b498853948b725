-- Purpose: the bytes of a file, once per community and content. Volume: one row of up to 64 MiB.
INSERT INTO imports.file (community_id, id, company_id, sha256, name, size, bytes, uploaded_at)
VALUES (:community, :id, :company, :sha256, :name, :size, :bytes, :at)
ON CONFLICT (community_id, sha256) DO NOTHING
