-- Purpose: who did each of these acts last in a chain. Volume: one row an act; reads the chain.
SELECT DISTINCT ON (action) action, actor
FROM platform.audit_entry
WHERE chain_id = :chain_id AND action = ANY (:actions::text[])
ORDER BY action, seq DESC
