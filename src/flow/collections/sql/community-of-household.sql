-- Purpose: where an account or household known by id alone is. Volume: one row or none.
SELECT community_id, household_id FROM ledger.v_account WHERE account_id = :id
UNION
SELECT community_id, household_id FROM roster.v_household WHERE household_id = :id
LIMIT 1
