-- Purpose: one contact point, after those the party has. Volume: one row.
INSERT INTO roster.contact_point (community_id, id, company_id, party_id, kind, value, person, source, state, position,
  since)
SELECT :community::uuid, :id::uuid, :company::uuid, :party::uuid, :kind, :value, :person, :source, 'unverified',
       coalesce(max(c.position), 0) + 1, :at::timestamptz
FROM roster.contact_point c
WHERE c.community_id = :community::uuid AND c.party_id = :party::uuid
