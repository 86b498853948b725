-- Purpose: why so many messages stand in one state: by kind and channel, and by what stops them: of a held text the first
-- thing somebody is to look at; of a refused one the reason that ended it, or else the first. Volume: tens of rows.
SELECT d.kind, m.channel,
       CASE WHEN m.state = 'held' THEN o.flags[1]
            WHEN m.state IN ('waiting', 'dropped') THEN
              coalesce(jsonb_path_query_first(m.refused_reasons, '$[*] ? (@.next == null)') ->> 'reason',
                       m.refused_codes[1]) END AS reason,
       count(*) AS messages
FROM channels.v_message m
JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
LEFT JOIN LATERAL (
  SELECT r.flags FROM documents.v_review r
  WHERE m.state = 'held' AND r.community_id = m.community_id AND r.document_id = m.document_id AND r.answer IS NULL
  ORDER BY r.at, r.review_id LIMIT 1
) o ON true
WHERE m.community_id = :community_id AND m.state = :state
GROUP BY d.kind, m.channel, reason
ORDER BY messages DESC, d.kind, m.channel, reason
