-- Purpose: imports of a community, newest first. Volume: a page.
SELECT i.import_id AS "importId", i.file, i.report_hash AS "reportHash", i.day, i.at, i.accepted_by AS "acceptedBy",
       (i.counts ->> 'rows')::int AS rows, (i.counts ->> 'accepted')::int AS accepted,
       (i.counts ->> 'created')::int AS created, (i.counts ->> 'changed')::int AS changed,
       i.undone_at AS "undoneAt", i.undone_by AS "undoneBy"
FROM imports.v_import i
WHERE i.community_id = :community
ORDER BY i.at DESC, i.import_id DESC
LIMIT :limit OFFSET :offset
