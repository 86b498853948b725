-- Purpose: demand letters that list one item, what became of each and the days it gave; a few rows.
SELECT d.outcome, d.method, d.proof, d.day, n.deadline_days AS "deadlineDays"
FROM collections.v_delivery d
JOIN collections.v_notice n ON n.community_id = d.community_id AND n.notice_id = d.notice_id
JOIN documents.v_document t ON t.community_id = d.community_id AND t.notice_id = d.notice_id
WHERE d.community_id = :community_id AND t.kind = 'demand_letter' AND t.claims ? ('owed:' || :item_id::text)
  AND d.day <= :as_of
ORDER BY d.day, d.delivery_id
