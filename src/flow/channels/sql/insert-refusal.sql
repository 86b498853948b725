-- Purpose: a no of the gate. Volume: one row.
INSERT INTO channels.refusal (community_id, id, company_id, message_id, reasons, codes, next_at, at)
VALUES (:community_id, :id, :company_id, :message_id, :reasons, :codes::text[], :next_at, :at)
