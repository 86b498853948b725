-- Purpose: how many errors and warnings a report has. Volume: one row.
SELECT count(*) FILTER (WHERE f.severity = 'error') AS errors, count(*) FILTER (WHERE f.severity = 'warning') AS warnings
FROM imports.finding f
WHERE f.community_id = :community AND f.report_id = :report
