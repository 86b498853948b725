-- Purpose: one version of a template. Volume: one row or none.
SELECT template_id, code, version, form, title, body, saved_by, approved_at FROM documents.v_template
WHERE company_id = :company_id AND template_id = :template_id
