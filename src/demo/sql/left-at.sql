-- Purpose: households to whom something left at an instant. Volume: at most one row a household.
SELECT m.household_id, d.kind
FROM channels.v_message m
JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
WHERE m.community_id = :community_id AND m.handed_over_at = :at
ORDER BY m.household_id, d.kind
