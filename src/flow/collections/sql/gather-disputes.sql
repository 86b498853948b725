-- Purpose: what is in dispute on a day. An item that was charged again takes its dispute along. Volume: few of a hundred
-- households.
-- One household or all: a range, so that one plan serves both by the same index.
WITH RECURSIVE disputed AS (
  SELECT d.household_id, d.dispute_id, d.item_id, d.amount_fen
  FROM collections.v_dispute_item d
  WHERE d.community_id = :community_id AND d.opened_day <= :day AND (d.resolved_day IS NULL OR d.resolved_day > :day)
    AND d.household_id BETWEEN coalesce(:household_id::uuid, '00000000-0000-0000-0000-000000000000')
      AND coalesce(:household_id::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
  UNION
  SELECT d.household_id, d.dispute_id, i.item_id, d.amount_fen
  FROM disputed d
  JOIN ledger.v_open_item i ON i.community_id = :community_id AND i.household_id = d.household_id
    AND i.replaces_id = d.item_id
)
SELECT household_id, dispute_id, item_id, amount_fen
FROM disputed
ORDER BY dispute_id, item_id
