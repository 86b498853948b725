-- Purpose: what is open of one account, the oldest due first, with any late fee or cost beside its principal. Volume: tens.
SELECT i.id AS "chargeId", f.name AS "feeItem", i.from_day AS "fromDay", i.to_day AS "toDay", i.due_day AS "dueDay",
       i.amount_fen AS "amountFen", i.open_fen AS "openFen", (i.due_day < :day) AS overdue
FROM ledger.open_item i
JOIN tariff.v_fee_item f ON f.company_id = i.company_id AND f.fee_item_id = i.fee_item_id
WHERE i.community_id = :community_id AND i.account_id = :account_id AND i.open_fen > 0 AND i.component = 'principal'
ORDER BY i.due_day, f.name, i.from_day
