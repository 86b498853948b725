-- Purpose: new accounts. Volume: first run all, then few.
INSERT INTO ledger.account (community_id, id, company_id, premises_id, household_id)
SELECT :community_id, a.id, :company_id, a.premises_id, a.household_id
FROM jsonb_to_recordset(:accounts::jsonb) AS a (id uuid, premises_id uuid, household_id uuid)
ON CONFLICT (community_id, premises_id, household_id) DO NOTHING
