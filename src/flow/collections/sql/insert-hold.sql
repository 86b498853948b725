-- Purpose: dunning of a household held. Volume: one row.
INSERT INTO collections.hold (community_id, id, company_id, household_id, reason, note, from_day, review_day, by_actor, at)
VALUES (:community_id, :id, :company_id, :household_id, :reason, :note, :from_day, :review_day, :by_actor, :at)
