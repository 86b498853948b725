-- Purpose: a contact point was shown in full, to whom and why.
INSERT INTO roster.contact_reveal (community_id, id, company_id, contact_point_id, by_actor, reason, note, at)
VALUES (:community, :id, :company, :contact_point, :by_actor, :reason, :note, :at)
