-- Purpose: bulk changes of one community's roster wait for one another. Volume: one row.
SELECT id FROM roster.community WHERE id = :community FOR NO KEY UPDATE
