-- Purpose: the outbox in five numbers. Volume: one row.
SELECT count(*) FILTER (WHERE state = 'held') AS held, count(*) FILTER (WHERE state = 'waiting') AS waiting,
       count(*) FILTER (WHERE state = 'leaving') AS leaving,
       count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'dropped') AS dropped
FROM channels.v_message
WHERE community_id = :community_id
