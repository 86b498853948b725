-- Purpose: every version of every template. Volume: tens.
SELECT t.template_id AS "templateId", t.code, t.version, t.language, t.form, t.title, t.body,
       coalesce(s.name, t.saved_by) AS "savedBy", t.saved_at AS "savedAt",
       coalesce(a.name, t.approved_by) AS "approvedBy", t.approved_at AS "approvedAt",
       coalesce(t.approved_flags, '{}') AS "approvedFlags"
FROM documents.v_template t
LEFT JOIN platform.staff s ON s.company_id = t.company_id AND t.saved_by = 'staff:' || s.id
LEFT JOIN platform.staff a ON a.company_id = t.company_id AND t.approved_by = 'staff:' || a.id
WHERE t.company_id = :company_id
ORDER BY t.code, t.version DESC
