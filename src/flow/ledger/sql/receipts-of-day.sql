-- Purpose: the receipts of one day, reversed ones included, for whoever may see the money. Volume: hundreds.
SELECT r.receipt_id AS "receiptId", r.receipt_no AS "receiptNo", p.code AS room, r.household_id AS "householdId",
       h.name AS household, r.amount_fen AS "amountFen", r.method, r.note, r.received_by AS "receivedBy", r.day, r.at,
       r.reversed_day AS "reversedDay", r.reversal_reason AS "reversalReason"
FROM ledger.v_receipt r
JOIN roster.v_premises p ON p.community_id = r.community_id AND p.premises_id = r.premises_id
JOIN roster.v_household h ON h.community_id = r.community_id AND h.household_id = r.household_id
WHERE r.community_id = :community_id AND r.day = :day
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship s
    WHERE s.community_id = r.community_id AND s.household_id = r.household_id AND s.staff_id = :steward_id
      AND :today BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')))
ORDER BY r.at DESC, r.receipt_no DESC
