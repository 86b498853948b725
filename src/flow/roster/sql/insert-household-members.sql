-- Purpose: members of new households; they go with their household. Volume: up to 10,000 rows a call.
INSERT INTO roster.household_member (community_id, company_id, household_id, party_id, liable_as, position)
SELECT :community::uuid, :company::uuid, r.household_id, r.party_id, r.liable_as, r.position
FROM jsonb_to_recordset(:rows::jsonb) AS r (household_id uuid, party_id uuid, liable_as text, position integer)
