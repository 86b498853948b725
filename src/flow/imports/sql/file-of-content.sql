-- Purpose: the file of a content. Volume: at most one row.
SELECT f.id FROM imports.file f WHERE f.community_id = :community AND f.sha256 = :sha256
