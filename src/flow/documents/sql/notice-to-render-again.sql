-- Purpose: one notice with the revision its next document has. Volume: one row or none.
SELECT n.notice_id, n.household_id, n.kind, n.step, n.anchor_id, n.deadline_days,
       1 + (SELECT count(*) FROM documents.document d
            WHERE d.community_id = n.community_id AND d.notice_id = n.notice_id) AS revision
FROM collections.v_notice n
WHERE n.community_id = :community_id AND n.notice_id = :notice_id
