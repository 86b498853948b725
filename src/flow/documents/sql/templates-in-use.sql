-- Purpose: the newest approved version of each template. Volume: one row a code.
SELECT DISTINCT ON (code) template_id, code, version, form, title, body, approved_flags
FROM documents.v_template
WHERE company_id = :company_id AND language = 'zh-CN' AND approved_at IS NOT NULL
ORDER BY code, version DESC
