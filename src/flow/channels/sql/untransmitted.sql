-- Purpose: what was handed over and has not been confirmed by its transport. Volume: a dispatch's, or few after a crash.
-- What was cleared by day does not leave by night because the transport was down: only letters do, until the hours open.
-- And what was cleared before the household paid does not leave after it has.
SELECT h.message_id, h.payload
FROM channels.handover h
JOIN channels.message m ON m.community_id = h.community_id AND m.id = h.message_id
JOIN roster.v_community v ON v.community_id = h.community_id
WHERE h.community_id = :community_id AND h.transport = :transport
  AND NOT EXISTS (SELECT 1 FROM channels.transmission t
                  WHERE t.community_id = h.community_id AND t.message_id = h.message_id)
  AND EXISTS (SELECT 1 FROM ledger.v_open_item i
              WHERE i.community_id = m.community_id AND i.household_id = m.household_id AND i.open_fen > 0)
  AND (h.payload ->> 'channel' = 'letter'
    OR (:at::timestamptz AT TIME ZONE v.zone)::time - time '00:00' >= make_interval(mins => :open_minutes)
      AND (:at::timestamptz AT TIME ZONE v.zone)::time - time '00:00' < make_interval(mins => :close_minutes))
ORDER BY h.at, h.message_id
LIMIT 500
