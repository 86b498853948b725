-- Purpose: why a billing run parked what it parked: one row a reason. Volume: a few rows.
SELECT k.code, count(*) AS rows
FROM billing.v_parked k
WHERE k.community_id = :community_id AND k.run_id = :run_id
GROUP BY k.code
ORDER BY count(*) DESC
