-- Purpose: the value day of an entry. Volume: one row.
SELECT e.day FROM ledger.entry e WHERE e.community_id = :community_id AND e.id = :entry_id
