-- Purpose: messages that may be asked now, the longest waiting first. Volume: those of a day.
SELECT w.message_id, m.household_id FROM channels.waiting w
JOIN channels.message m ON m.community_id = w.community_id AND m.id = w.message_id
WHERE w.community_id = :community_id AND w.not_before <= :at
ORDER BY m.queued_at, m.id
