-- Purpose: messages that may be asked now and whose words nobody is still to look at, the longest waiting first. Volume:
-- those of a day.
SELECT w.message_id, m.household_id FROM channels.waiting w
JOIN channels.message m ON m.community_id = w.community_id AND m.id = w.message_id
WHERE w.community_id = :community_id AND w.not_before <= :at
  AND NOT EXISTS (SELECT FROM documents.v_review r
                  WHERE r.community_id = m.community_id AND r.document_id = m.document_id AND r.answer IS NULL)
ORDER BY m.queued_at, m.id
