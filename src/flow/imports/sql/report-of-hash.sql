-- Purpose: a report by its hash. Volume: at most one row.
SELECT r.id, r.file_id AS "fileId", r.day, r.mapping, r.document, f.name AS file, f.sha256
FROM imports.report r
JOIN imports.file f ON f.community_id = r.community_id AND f.id = r.file_id
WHERE r.community_id = :community AND r.hash = :hash
