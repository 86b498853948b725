-- Purpose: what was handed over and has not been confirmed by its transport. Volume: a dispatch's, or few after a crash.
SELECT h.message_id, h.payload
FROM channels.handover h
WHERE h.community_id = :community_id AND h.transport = :transport
  AND NOT EXISTS (SELECT 1 FROM channels.transmission t
                  WHERE t.community_id = h.community_id AND t.message_id = h.message_id)
ORDER BY h.at, h.message_id
LIMIT 500
