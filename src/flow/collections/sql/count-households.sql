-- Purpose: households with an account, the "in" of a dunning run. Volume: one count.
SELECT count(DISTINCT household_id)::bigint AS households FROM ledger.v_account WHERE community_id = :community_id
