-- Purpose: receipts of a community, oldest first; one row a receipt.
SELECT r.receipt_id AS "receiptId", r.receipt_no AS "receiptNo", r.account_id AS "accountId", p.code, r.day,
       r.amount_fen AS "amountFen", r.method, r.received_by AS "receivedBy", r.reversed_day AS "reversedDay"
FROM ledger.v_receipt r
JOIN roster.v_premises p ON p.community_id = r.community_id AND p.premises_id = r.premises_id
WHERE r.community_id = :community_id
ORDER BY r.at, r.receipt_no
