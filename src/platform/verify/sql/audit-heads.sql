-- Purpose: The heads of the audit chains (of one community when given); one row a chain.
SELECT h.chain_id AS "chainId", h.seq, h.hash
FROM platform.audit_head h
WHERE :community_id::uuid IS NULL OR h.chain_id = :community_id
