-- Purpose: what a day's dunning run left to do, with the letter to deliver. Volume: tens.
SELECT t.task_id, t.household_id, t.kind, t.steward_id, n.notice_id
FROM collections.v_task t
LEFT JOIN collections.v_notice n ON n.community_id = t.community_id AND n.household_id = t.household_id
  AND n.anchor_id = t.anchor_id AND n.step = t.step
WHERE t.community_id = :community_id AND t.day = :day
ORDER BY t.household_id, t.step, t.task_id
