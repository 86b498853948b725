-- Purpose: a mapping under a name; the same name again replaces it. Volume: one row.
INSERT INTO imports.mapping (company_id, id, name, mapping, saved_at)
VALUES (:company, :id, :name, :mapping, :at)
ON CONFLICT (company_id, name) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at
RETURNING id
