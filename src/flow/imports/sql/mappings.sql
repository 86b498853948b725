-- Purpose: the company's saved mappings; :name null: all. Volume: dozens of rows.
SELECT m.id, m.name, m.mapping, m.saved_at AS "savedAt"
FROM imports.mapping m
WHERE :name::text IS NULL OR m.name = :name::text
ORDER BY m.name
