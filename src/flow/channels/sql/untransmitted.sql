-- Purpose: what was handed over and has not been confirmed by its transport. Volume: a dispatch's, or few after a crash.
-- What was cleared by day does not leave by night because the transport was down: only letters do, until the hours open.
SELECT h.message_id, h.payload
FROM channels.handover h
JOIN roster.v_community v ON v.community_id = h.community_id
WHERE h.community_id = :community_id AND h.transport = :transport
  AND NOT EXISTS (SELECT 1 FROM channels.transmission t
                  WHERE t.community_id = h.community_id AND t.message_id = h.message_id)
  AND (h.payload ->> 'channel' = 'letter'
    OR (:at::timestamptz AT TIME ZONE v.zone)::time - time '00:00' >= make_interval(mins => :open_minutes)
      AND (:at::timestamptz AT TIME ZONE v.zone)::time - time '00:00' < make_interval(mins => :close_minutes))
ORDER BY h.at, h.message_id
LIMIT 500
