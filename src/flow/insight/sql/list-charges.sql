-- Purpose: charges of a community (of one period when given); one row a charge; one that
-- takes off another has nothing open of its own.
SELECT c.charge_id AS "chargeId", i.account_id AS "accountId", p.code, f.code AS "feeItem", c.kind, c.period,
       c.from_day AS "fromDay", c.to_day AS "toDay", c.due_day AS "dueDay", c.amount_fen AS "amountFen",
       CASE WHEN c.amount_fen < 0 THEN 0 ELSE coalesce(i.open_fen, c.amount_fen) END AS "openFen"
FROM billing.v_charge c
JOIN roster.v_premises p ON p.community_id = c.community_id AND p.premises_id = c.premises_id
JOIN tariff.v_fee_item f ON f.company_id = c.company_id AND f.fee_item_id = c.fee_item_id
LEFT JOIN ledger.v_open_item i ON i.community_id = c.community_id AND i.item_id = CASE WHEN c.amount_fen < 0 THEN c.corrects_id ELSE c.charge_id END
WHERE c.community_id = :community_id AND (:period::text IS NULL OR c.period = :period)
ORDER BY p.code, c.from_day, f.code
