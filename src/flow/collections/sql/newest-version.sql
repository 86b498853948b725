-- Purpose: the newest version numbers of a company's procedure and contact limits. Volume: one row.
SELECT (SELECT coalesce(max(version), 0) FROM collections.procedure WHERE company_id = :company_id) AS procedure,
       (SELECT coalesce(max(version), 0) FROM collections.contact_policy WHERE company_id = :company_id) AS policy
