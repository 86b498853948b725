-- Purpose: premises by canonical code. Volume: one row.
SELECT premises_id FROM roster.v_premises WHERE community_id = :community_id AND code = :code
