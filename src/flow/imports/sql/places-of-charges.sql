-- Purpose: premises, households and accounts that charges name, and whether the import made them. Volume: charges of an
-- import.
SELECT DISTINCT c.premises_id AS "premisesId", c.household_id AS "householdId", a.account_id AS "accountId",
       EXISTS (SELECT 1 FROM roster.v_change v WHERE v.community_id = c.community_id AND v.batch_id = :import
               AND v.noun = 'premises' AND v.row_id = c.premises_id AND v.made) AS "premisesMade",
       EXISTS (SELECT 1 FROM roster.v_change v WHERE v.community_id = c.community_id AND v.batch_id = :import
               AND v.noun = 'household' AND v.row_id = c.household_id AND v.made) AS "householdMade"
FROM billing.v_charge c
LEFT JOIN ledger.v_account a ON a.community_id = c.community_id AND a.premises_id = c.premises_id
  AND a.household_id = c.household_id
WHERE c.community_id = :community AND c.charge_id = ANY (:charges::uuid[])
