-- Purpose: whether a party is there. Volume: one row.
SELECT t.id FROM roster.party t WHERE t.community_id = :community AND t.id = :party
