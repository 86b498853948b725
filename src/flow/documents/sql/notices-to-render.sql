-- Purpose: notices of the last days that were not written yet. Volume: those of a day.
SELECT n.notice_id, n.household_id, n.kind, n.step, n.anchor_id, n.deadline_days, 1 AS revision
FROM collections.v_notice n
WHERE n.community_id = :community_id AND n.day BETWEEN :since AND :day
  AND NOT EXISTS (SELECT 1 FROM documents.document d
                  WHERE d.community_id = n.community_id AND d.notice_id = n.notice_id)
  AND NOT EXISTS (SELECT 1 FROM documents.unwritten u
                  WHERE u.community_id = n.community_id AND u.notice_id = n.notice_id)
ORDER BY n.day, n.notice_id
