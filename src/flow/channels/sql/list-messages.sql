-- Purpose: the outbox, newest first. Volume: a page.
SELECT m.message_id AS "messageId", d.notice_id AS "noticeId", m.document_id AS "documentId",
       m.household_id AS "householdId", h.name AS household, d.kind, m.channel, d.title, m.state,
       m.queued_at AS "queuedAt", m.not_before AS "notBefore", m.transmitted_at AS "sentAt", m.refused_at AS "refusedAt",
       coalesce(m.refused_reasons, '[]') AS refusals
FROM channels.v_message m
JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
JOIN roster.v_household h ON h.community_id = m.community_id AND h.household_id = m.household_id
WHERE m.community_id = :community_id
  AND (:state::text IS NULL OR m.state = :state::text)
  AND (:household_id::uuid IS NULL OR m.household_id = :household_id::uuid)
  AND (:day::date IS NULL OR d.day = :day::date)
ORDER BY m.queued_at DESC, m.message_id
LIMIT :most
