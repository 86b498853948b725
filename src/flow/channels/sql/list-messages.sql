-- Purpose: the outbox, newest first; of a held message what somebody is to look at, and how many others wait for the same
-- words. Volume: a page.
WITH open AS (
  SELECT r.document_id, r.flags, r.spans, r.suggestion, r.at,
         count(*) OVER (PARTITION BY r.flags, jsonb_path_query_array(r.spans, '$[*].text')) - 1 AS others
  FROM documents.v_review r
  JOIN channels.v_message m ON m.community_id = r.community_id AND m.document_id = r.document_id AND m.state = 'held'
  WHERE r.community_id = :community_id AND r.answer IS NULL
)
SELECT m.message_id AS "messageId", d.notice_id AS "noticeId", m.document_id AS "documentId",
       m.household_id AS "householdId", h.name AS household, d.kind, m.channel, d.title, m.state,
       m.queued_at AS "queuedAt", m.not_before AS "notBefore", m.transmitted_at AS "sentAt", m.refused_at AS "refusedAt",
       coalesce(m.refused_reasons, '[]') AS refusals,
       CASE WHEN m.state = 'held' THEN
         jsonb_build_object('flags', o.flags, 'spans', o.spans, 'suggestion', o.suggestion, 'others', o.others) END AS review,
       CASE WHEN m.state = 'held' THEN o.at END AS "heldAt"
FROM channels.v_message m
JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
JOIN roster.v_household h ON h.community_id = m.community_id AND h.household_id = m.household_id
LEFT JOIN open o ON o.document_id = m.document_id
WHERE m.community_id = :community_id
  AND (:state::text IS NULL OR m.state = :state::text)
  AND (:household_id::uuid IS NULL OR m.household_id = :household_id::uuid)
  AND (:day::date IS NULL OR d.day = :day::date)
ORDER BY m.queued_at DESC, m.message_id
LIMIT :most
