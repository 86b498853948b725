-- Purpose: a task of a day is done, with its answer.
INSERT INTO platform.calendar_run (community_id, task, day, company_id, at, result)
VALUES (:community_id, :task, :day, :company_id, :at, :result)
