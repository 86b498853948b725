-- Purpose: a task closed. Volume: one row.
INSERT INTO collections.task_outcome (community_id, task_id, company_id, outcome, note, by_actor, day, at)
VALUES (:community_id, :task_id, :company_id, :outcome, :note, :by_actor, :day, :at)
