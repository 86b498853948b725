-- Purpose: the same value of a party, in whatever state. Volume: at most one row.
SELECT c.id, c.state
FROM roster.contact_point c
WHERE c.community_id = :community AND c.party_id = :party AND c.kind = :kind AND c.value = :value
