-- Purpose: one contact with a household, as it went. Volume: one row.
INSERT INTO collections.contact_record (community_id, id, company_id, household_id, party_id, channel, direction, day, at,
  recorded_by, recorded_by_name, content, outcome, reason, next_step, next_day, task_id, call_recorded, recording_told)
VALUES (:community_id, :id, :company_id, :household_id, :party_id, :channel, :direction, :day, :at, :recorded_by,
  :recorded_by_name, :content, :outcome, :reason, :next_step, :next_day, :task_id, :call_recorded, :recording_told)
