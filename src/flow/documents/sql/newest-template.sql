-- Purpose: the newest version number of a template. Volume: one row.
SELECT coalesce(max(version), 0) AS version FROM documents.template
WHERE company_id = :company_id AND code = :code AND language = 'zh-CN'
