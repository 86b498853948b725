-- Purpose: what is in dispute on a day. Volume: few of a hundred households.
-- One household or all: a range, so that one plan serves both by the same index.
SELECT household_id, dispute_id, item_id, amount_fen
FROM collections.v_dispute_item
WHERE community_id = :community_id AND opened_day <= :day AND (resolved_day IS NULL OR resolved_day > :day)
  AND household_id BETWEEN coalesce(:household_id::uuid, '00000000-0000-0000-0000-000000000000')
    AND coalesce(:household_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
ORDER BY dispute_id, item_id
