-- Purpose: what is in dispute on a day. Volume: few of a hundred households.
SELECT household_id, dispute_id, item_id, amount_fen
FROM collections.v_dispute_item
WHERE community_id = :community_id AND opened_day <= :day AND (resolved_day IS NULL OR resolved_day > :day)
  AND (:household_id::uuid IS NULL OR household_id = :household_id::uuid)
ORDER BY dispute_id, item_id
