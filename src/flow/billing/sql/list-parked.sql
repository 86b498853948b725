-- Purpose: what one run parked. Volume: usually tens; at most 2,000 are shown.
SELECT p.code AS room, f.name AS "feeItem", x.code, x.facts
FROM billing.parked x
JOIN roster.v_premises p ON p.community_id = x.community_id AND p.premises_id = x.premises_id
LEFT JOIN tariff.v_fee_item f ON f.company_id = x.company_id AND f.fee_item_id = x.fee_item_id
WHERE x.community_id = :community_id AND x.run_id = :run_id
ORDER BY p.code
LIMIT 2000
