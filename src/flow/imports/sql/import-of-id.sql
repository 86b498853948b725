-- Purpose: an import and whether it was undone; :community null: of any community. Volume: at most one row.
SELECT i.community_id AS "communityId", i.import_id AS "importId", i.file, i.day, i.counts, i.undone_at AS "undoneAt"
FROM imports.v_import i
WHERE i.import_id = :import AND (:community::uuid IS NULL OR i.community_id = :community)
