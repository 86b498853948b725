-- Purpose: a contact point's new state. Volume: one row.
UPDATE roster.contact_point
SET state = :state, since = :at
WHERE community_id = :community AND id = :id
RETURNING id
