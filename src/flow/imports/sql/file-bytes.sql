-- Purpose: a stored file. Volume: one row of up to 64 MiB.
SELECT f.name, f.bytes FROM imports.file f WHERE f.community_id = :community AND f.id = :file
