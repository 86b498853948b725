-- Purpose: what a step at law asks about one item beyond late fee and limitation; one row or none.
SELECT p.handover_day AS "handoverDay", s.arbitration_clause AS "arbitrationClause",
       coalesce((SELECT array_agg(DISTINCT m.liable_as ORDER BY m.liable_as) FROM roster.v_household_member m
                 WHERE m.community_id = i.community_id AND m.household_id = i.household_id), '{}') AS "liableAs",
       EXISTS (SELECT FROM collections.v_dispute_item d
               WHERE d.community_id = i.community_id AND d.item_id = i.item_id AND d.opened_day <= :as_of
                 AND (d.resolved_day IS NULL OR d.resolved_day > :as_of)) AS "disputeOpen"
FROM ledger.v_open_item i
JOIN roster.v_premises p ON p.community_id = i.community_id AND p.premises_id = i.premises_id
LEFT JOIN roster.v_service_contract s ON s.community_id = i.community_id
  AND s.from_day <= i.due_day AND (s.to_day IS NULL OR s.to_day >= i.due_day)
WHERE i.community_id = :community_id AND i.item_id = :item_id
