-- Purpose: premises and households that charges name. Volume: charges of an import.
SELECT DISTINCT c.premises_id AS "premisesId", c.household_id AS "householdId"
FROM billing.v_charge c
WHERE c.community_id = :community AND c.charge_id = ANY (:charges::uuid[])
