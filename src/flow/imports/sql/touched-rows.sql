-- Purpose: premises an import made, and premises and liability it touched otherwise. Volume: up to 300,000 rows.
SELECT v.noun, v.row_id AS id, v.made
FROM roster.v_change v
WHERE v.community_id = :community AND v.batch_id = :import AND v.noun IN ('premises', 'liability', 'household')
