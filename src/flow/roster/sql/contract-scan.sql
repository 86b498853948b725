-- Purpose: the scan of a contract. Volume: at most one row of some MiB.
SELECT s.scan_name AS name, s.scan AS bytes
FROM roster.service_contract s
WHERE s.community_id = :community AND s.id = :contract AND s.scan IS NOT NULL
