-- Purpose: opening arrears already charged, by room. Volume: up to 100,000 rows.
SELECT p.code, sum(c.amount_fen)::bigint AS "amountFen"
FROM billing.v_charge c
JOIN roster.v_premises p ON p.community_id = c.community_id AND p.premises_id = c.premises_id
WHERE c.community_id = :community AND c.kind = 'opening'
GROUP BY p.code
