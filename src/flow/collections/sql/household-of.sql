-- Purpose: the household a task, hold, dispute or notice belongs to. Volume: one row or none.
SELECT household_id FROM collections.task WHERE community_id = :community_id AND id = :id
UNION ALL
SELECT household_id FROM collections.hold WHERE community_id = :community_id AND id = :id
UNION ALL
SELECT household_id FROM collections.dispute WHERE community_id = :community_id AND id = :id
UNION ALL
SELECT household_id FROM collections.notice WHERE community_id = :community_id AND id = :id
