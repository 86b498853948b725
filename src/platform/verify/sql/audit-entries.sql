-- Purpose: Every audit entry in the order of its chain; streamed.
SELECT e.chain_id AS "chainId", e.seq, e.at, e.actor, e.action, e.subject, e.facts, e.previous_hash AS previous, e.hash
FROM platform.audit_entry e
WHERE :community_id::uuid IS NULL OR e.chain_id = :community_id
ORDER BY e.chain_id, e.seq
