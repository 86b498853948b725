-- Purpose: a version of a template. Volume: one row; none when another transaction was first.
INSERT INTO documents.template (company_id, id, code, version, language, form, title, body, saved_by, at)
VALUES (:company_id, :id, :code, :version, 'zh-CN', :form, :title, :body, :saved_by, :at)
ON CONFLICT DO NOTHING
RETURNING id
