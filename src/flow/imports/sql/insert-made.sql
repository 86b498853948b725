-- Purpose: rates and charges an import made. Volume: up to 100,000 rows.
INSERT INTO imports.made (community_id, import_id, noun, row_id, company_id)
SELECT :community::uuid, :import::uuid, :noun, r.id, :company::uuid
FROM unnest(:ids::uuid[]) AS r (id)
