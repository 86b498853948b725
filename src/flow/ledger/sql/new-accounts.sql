-- Purpose: pairs of premises and household that charges name and that have no account yet. Volume: first run all, then few.
SELECT DISTINCT c.premises_id, c.household_id
FROM billing.v_charge c
WHERE c.community_id = :community_id AND (:run_id::uuid IS NULL OR c.run_id = :run_id)
  AND NOT EXISTS (SELECT 1 FROM ledger.account a
                  WHERE a.community_id = c.community_id AND a.premises_id = c.premises_id
                    AND a.household_id = c.household_id)
ORDER BY c.premises_id, c.household_id
