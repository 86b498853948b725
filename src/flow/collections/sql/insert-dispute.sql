-- Purpose: a dispute opened. Volume: one row.
INSERT INTO collections.dispute (community_id, id, company_id, household_id, about, says, opened_day, answer_by, by_actor, at)
VALUES (:community_id, :id, :company_id, :household_id, :about, :says, :opened_day, :answer_by, :by_actor, :at)
