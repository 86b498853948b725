-- Purpose: a page of a report's findings; :severity null: all. Volume: a page.
SELECT f.document
FROM imports.finding f
WHERE f.community_id = :community
  AND f.report_id = :report
  AND (:severity::text IS NULL OR f.severity = :severity::text)
ORDER BY f.position
LIMIT :limit OFFSET :offset
