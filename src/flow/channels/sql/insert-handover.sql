-- Purpose: a yes of the gate, with exactly what leaves. Volume: one row.
INSERT INTO channels.handover (community_id, message_id, company_id, transport, payload, because, at)
VALUES (:community_id, :message_id, :company_id, :transport, :payload, :because, :at)
