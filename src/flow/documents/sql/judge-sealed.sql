-- Purpose: what a sealed text is judged by as it leaves: its words, its template as approved, whether the contract agrees on
-- arbitration, and what people decided about it. Volume: one row or none.
SELECT d.title, d.text, t.code, t.title AS template_title, t.body AS template_body,
       coalesce(t.approved_flags, '{}') AS approved_flags,
       EXISTS (SELECT FROM roster.v_service_contract s
               WHERE s.community_id = d.community_id AND s.from_day <= d.day AND (s.to_day IS NULL OR s.to_day >= d.day)
                 AND s.arbitration_clause <> '') AS arbitrates,
       EXISTS (SELECT FROM documents.v_review r
               WHERE r.community_id = d.community_id AND r.document_id = d.id AND r.answer IS NULL) AS open,
       EXISTS (SELECT FROM documents.v_review r
               WHERE r.community_id = d.community_id AND r.document_id = d.id AND r.answer = 'withdrawn') AS withdrawn,
       ARRAY(SELECT DISTINCT unnest(r.flags) FROM documents.v_review r
             WHERE r.community_id = d.community_id AND r.document_id = d.id AND r.answer = 'released') AS released
FROM documents.document d
JOIN documents.v_template t ON t.company_id = d.company_id AND t.template_id = d.template_id
WHERE d.community_id = :community_id AND d.id = :document_id
