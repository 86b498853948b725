-- Purpose: everything that happened to a notice: written or not, refused, handed over. Volume: a handful.
SELECT d.at, 'written' AS event, d.revision, d.sha256, NULL::text AS channel, NULL::jsonb AS reasons, NULL::jsonb AS because,
       NULL::text AS reason, NULL::text[] AS flags
FROM documents.v_document d
WHERE d.community_id = :community_id AND d.notice_id = :notice_id
UNION ALL
SELECT r.at, 'refused', d.revision, d.sha256, m.channel, r.reasons, NULL, NULL, NULL
FROM documents.v_document d
JOIN channels.message m ON m.community_id = d.community_id AND m.document_id = d.document_id
JOIN channels.refusal r ON r.community_id = m.community_id AND r.message_id = m.id
WHERE d.community_id = :community_id AND d.notice_id = :notice_id
UNION ALL
SELECT h.at, 'cleared', d.revision, d.sha256, m.channel, NULL, h.because, NULL, NULL
FROM documents.v_document d
JOIN channels.message m ON m.community_id = d.community_id AND m.document_id = d.document_id
JOIN channels.handover h ON h.community_id = m.community_id AND h.message_id = m.id
WHERE d.community_id = :community_id AND d.notice_id = :notice_id
UNION ALL
SELECT r.at, 'held', d.revision, d.sha256, NULL, NULL, NULL, NULL, r.flags
FROM documents.v_document d
JOIN documents.v_review r ON r.community_id = d.community_id AND r.document_id = d.document_id
WHERE d.community_id = :community_id AND d.notice_id = :notice_id
UNION ALL
SELECT r.answered_at, r.answer, d.revision, d.sha256, NULL, NULL, NULL, r.reason, r.flags
FROM documents.v_document d
JOIN documents.v_review r ON r.community_id = d.community_id AND r.document_id = d.document_id
WHERE d.community_id = :community_id AND d.notice_id = :notice_id AND r.answer IS NOT NULL
UNION ALL
SELECT u.at, 'unwritten', 0, NULL, NULL, NULL, NULL, u.reason, u.flags
FROM documents.v_unwritten u
WHERE u.community_id = :community_id AND u.notice_id = :notice_id
ORDER BY at, revision, event DESC
