-- Purpose: rates, assignments and charges an import made. Volume: up to 200,000 rows.
SELECT m.noun, m.row_id AS id FROM imports.made m WHERE m.community_id = :community AND m.import_id = :import
