-- Purpose: what of a document somebody is still to look at, and whose words they are: who had it written or sent, and who
-- wrote its template. Volume: one row or none.
SELECT r.review_id, r.flags, r.spans, r.by_actor, t.saved_by
FROM documents.v_review r
JOIN documents.document d ON d.community_id = r.community_id AND d.id = r.document_id
JOIN documents.template t ON t.company_id = d.company_id AND t.id = d.template_id
WHERE r.community_id = :community_id AND r.document_id = :document_id AND r.answer IS NULL
ORDER BY r.at, r.review_id
LIMIT 1
