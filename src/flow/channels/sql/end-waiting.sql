-- Purpose: a message that left or is dropped. Volume: one row.
DELETE FROM channels.waiting WHERE community_id = :community_id AND message_id = :message_id
