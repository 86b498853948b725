-- Purpose: what was cleared will not leave any more. Volume: one row.
INSERT INTO channels.withdrawal (community_id, message_id, company_id, refusal_id, at)
VALUES (:community_id, :message_id, :company_id, :refusal_id, :at)
