-- Purpose: what a billing run's sum is made of, as its charges stand today: one row a fee item. Volume: a few rows.
SELECT f.name AS "feeItem", count(*) AS charges, count(DISTINCT c.household_id) AS households,
       sum(c.amount_fen)::bigint AS "amountFen"
FROM billing.v_charge c
JOIN tariff.v_fee_item f ON f.company_id = c.company_id AND f.fee_item_id = c.fee_item_id
WHERE c.community_id = :community_id AND c.run_id = :run_id
GROUP BY f.fee_item_id, f.name
ORDER BY sum(c.amount_fen) DESC
