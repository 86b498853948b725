-- Purpose: a template approved. Volume: one row.
INSERT INTO documents.template_approval (company_id, template_id, approved_by, flags, at)
VALUES (:company_id, :template_id, :approved_by, :flags, :at)
ON CONFLICT DO NOTHING
RETURNING template_id
