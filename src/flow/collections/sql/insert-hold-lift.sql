-- Purpose: a hold lifted. Volume: one row.
INSERT INTO collections.hold_lift (community_id, hold_id, company_id, reason, by_actor, day, at)
VALUES (:community_id, :hold_id, :company_id, :reason, :by_actor, :day, :at)
ON CONFLICT DO NOTHING
