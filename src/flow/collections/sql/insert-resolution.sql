-- Purpose: a dispute answered. Volume: one row.
INSERT INTO collections.dispute_resolution (community_id, dispute_id, company_id, result, answer, by_actor, day, at)
VALUES (:community_id, :dispute_id, :company_id, :result, :answer, :by_actor, :day, :at)
