-- Purpose: what was cleared and has neither left nor been withdrawn, and may be asked again now. Volume: few, after a crash
-- or while a transport is down.
SELECT m.message_id, m.household_id
FROM channels.v_message m
JOIN channels.handover h ON h.community_id = m.community_id AND h.message_id = m.message_id
WHERE m.community_id = :community_id AND m.state = 'leaving' AND h.transport = :transport
  AND NOT EXISTS (SELECT 1 FROM channels.refusal r
                  WHERE r.community_id = m.community_id AND r.message_id = m.message_id AND r.next_at > :at)
ORDER BY h.at, m.message_id
