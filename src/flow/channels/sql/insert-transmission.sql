-- Purpose: a transport has a message for good. Volume: one row.
INSERT INTO channels.transmission (community_id, message_id, company_id, reference, at)
VALUES (:community_id, :message_id, :company_id, :reference, :at)
