-- Purpose: every account with charges to post takes its next turn, which locks it. In id order, so that two runs never
-- wait for each other. Volume: accounts of a run.
WITH due AS (
  SELECT DISTINCT a.id
  FROM billing.v_charge c
  JOIN ledger.account a ON a.community_id = c.community_id AND a.premises_id = c.premises_id
    AND a.household_id = c.household_id
  WHERE c.community_id = :community_id AND (:run_id::uuid IS NULL OR c.run_id = :run_id) AND c.amount_fen >= 0
    AND NOT EXISTS (SELECT 1 FROM ledger.open_item i WHERE i.community_id = c.community_id AND i.id = c.charge_id)
),
locked AS (
  SELECT a.id FROM ledger.account a
  WHERE a.community_id = :community_id AND a.id IN (SELECT id FROM due)
  ORDER BY a.id
  FOR UPDATE
)
UPDATE ledger.account a SET turns = a.turns + 1
WHERE a.community_id = :community_id AND a.id IN (SELECT id FROM locked)
