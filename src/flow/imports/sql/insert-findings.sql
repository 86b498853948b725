-- Purpose: findings of a report, in order. Volume: up to 5,000 rows a call.
INSERT INTO imports.finding (community_id, report_id, position, company_id, severity, document)
SELECT :community::uuid, :report::uuid, r.position, :company::uuid, r.severity, r.document
FROM jsonb_to_recordset(:rows::jsonb) AS r (position integer, severity text, document jsonb)
