-- Purpose: two undos of one import wait for each other. Volume: one row.
SELECT f.id
FROM imports.accepted a
JOIN imports.report r ON r.community_id = a.community_id AND r.id = a.report_id
JOIN imports.file f ON f.community_id = r.community_id AND f.id = r.file_id
WHERE a.community_id = :community AND a.id = :import
FOR UPDATE OF f
