-- Purpose: a notice known by id (or a document's or message's of it), with its household; :community_id null: in any
-- community of the company. Volume: one row or none.
SELECT n.community_id, n.notice_id, n.household_id, h.name AS household, n.kind, n.level, n.step, n.day, n.because
FROM collections.v_notice n
JOIN roster.v_household h ON h.community_id = n.community_id AND h.household_id = n.household_id
WHERE (:community_id::uuid IS NULL OR n.community_id = :community_id)
  AND (n.notice_id = :id
   OR n.notice_id = (SELECT d.notice_id FROM documents.v_document d WHERE d.document_id = :id)
   OR n.notice_id = (SELECT d.notice_id FROM channels.message m
                     JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
                     WHERE m.id = :id))
