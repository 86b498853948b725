-- Purpose: every account of the premises a run charges, locked in one order before any of them changes. Volume: a few.
SELECT a.id AS account_id
FROM ledger.account a
WHERE a.community_id = :community_id
  AND a.premises_id IN (SELECT c.premises_id FROM billing.v_charge c
                        WHERE c.community_id = :community_id AND c.run_id = :run_id)
ORDER BY a.id
FOR UPDATE
