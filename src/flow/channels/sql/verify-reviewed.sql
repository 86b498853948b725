-- Purpose: No text left whose words somebody was to look at, unless somebody let it go before; reads every message sent.
SELECT count(*) AS checked, count(*) FILTER (WHERE x.wrong) AS breaches,
       (array_agg(x.message_id::text) FILTER (WHERE x.wrong))[1:5] AS sample
FROM (
  SELECT m.id AS message_id,
         EXISTS (SELECT FROM documents.v_review r
                 WHERE r.community_id = m.community_id AND r.document_id = m.document_id AND r.at < t.at
                   AND (r.answer IS DISTINCT FROM 'released' OR r.answered_at > t.at)) AS wrong
  FROM channels.transmission t
  JOIN channels.message m ON m.community_id = t.community_id AND m.id = t.message_id
  WHERE :community_id::uuid IS NULL OR t.community_id = :community_id
) x
