-- Purpose: Every message is in one state, one that was cleared was attempted exactly once, none left before that, and none
-- both left and was withdrawn; reads every message.
SELECT count(*) AS checked, count(*) FILTER (WHERE x.wrong) AS breaches,
       (array_agg(x.id::text) FILTER (WHERE x.wrong))[1:5] AS sample
FROM (
  SELECT m.id,
         (w.message_id IS NOT NULL AND h.message_id IS NOT NULL)
         OR (h.message_id IS NOT NULL AND a.source IS NULL)
         OR (h.message_id IS NULL AND a.source IS NOT NULL)
         OR (w.message_id IS NULL AND h.message_id IS NULL AND NOT EXISTS (
               SELECT FROM channels.refusal r
               WHERE r.community_id = m.community_id AND r.message_id = m.id AND r.next_at IS NULL))
         OR (d.message_id IS NOT NULL AND t.message_id IS NOT NULL)
         OR t.at < h.at AS wrong
  FROM channels.message m
  LEFT JOIN channels.waiting w ON w.community_id = m.community_id AND w.message_id = m.id
  LEFT JOIN channels.handover h ON h.community_id = m.community_id AND h.message_id = m.id
  LEFT JOIN channels.transmission t ON t.community_id = m.community_id AND t.message_id = m.id
  LEFT JOIN channels.withdrawal d ON d.community_id = m.community_id AND d.message_id = m.id
  LEFT JOIN collections.v_contact_attempt a ON a.community_id = m.community_id AND a.source = 'message:' || m.id
  WHERE :community_id::uuid IS NULL OR m.community_id = :community_id
) x
