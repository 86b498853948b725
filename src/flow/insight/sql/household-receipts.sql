-- Purpose: receipts of a household, newest first; tens of rows.
SELECT r.receipt_id AS "receiptId", r.receipt_no AS "receiptNo", r.account_id AS "accountId", r.day, r.at,
       r.amount_fen AS "amountFen", r.method, r.received_by AS "receivedBy", r.reversed_day AS "reversedDay",
       r.reversal_reason AS "reversalReason"
FROM ledger.v_receipt r
WHERE r.community_id = :community_id AND r.household_id = :household_id
ORDER BY r.at DESC, r.receipt_id DESC
