-- Purpose: every version of every template. Volume: tens.
SELECT template_id AS "templateId", code, version, language, form, title, body, saved_by AS "savedBy",
       saved_at AS "savedAt", approved_by AS "approvedBy", approved_at AS "approvedAt"
FROM documents.v_template
WHERE company_id = :company_id
ORDER BY code, version DESC
