-- Purpose: a message whose words wait for somebody; with :same_words all of the community that wait for the same words.
-- Volume: one row, or those of a day.
SELECT m.message_id, m.household_id, m.document_id, d.notice_id, d.revision, m.handed_over_at IS NOT NULL AS handed_over
FROM channels.v_message m
JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
JOIN documents.v_review r ON r.community_id = m.community_id AND r.document_id = m.document_id AND r.answer IS NULL
JOIN (
  SELECT x.flags, jsonb_path_query_array(x.spans, '$[*].text') AS words
  FROM channels.message a
  JOIN documents.v_review x ON x.community_id = a.community_id AND x.document_id = a.document_id AND x.answer IS NULL
  WHERE a.community_id = :community_id AND a.id = :message_id
) w ON w.flags = r.flags AND w.words = jsonb_path_query_array(r.spans, '$[*].text')
WHERE m.community_id = :community_id AND m.state = 'held' AND (:same_words OR m.message_id = :message_id)
ORDER BY m.household_id, m.message_id
