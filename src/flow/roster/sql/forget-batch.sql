-- Purpose: the trace of a batch that was taken back is of no more use, and holds personal data. Volume: its rows.
DELETE FROM roster.change c WHERE c.community_id = :community AND c.batch_id = :batch
