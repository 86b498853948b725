-- Purpose: transports that have their messages for good. Volume: up to 500 rows.
INSERT INTO channels.transmission (community_id, message_id, company_id, reference, at)
SELECT :community_id, x.message_id, :company_id, x.reference, :at
FROM json_to_recordset(:rows) AS x(message_id uuid, reference text)
ON CONFLICT DO NOTHING
