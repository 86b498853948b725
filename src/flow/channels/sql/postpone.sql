-- Purpose: a message asked again later. Volume: one row.
UPDATE channels.waiting SET not_before = :next_at
WHERE community_id = :community_id AND message_id = :message_id
