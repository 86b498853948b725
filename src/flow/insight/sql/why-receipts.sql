-- Purpose: the receipts of some days that were not taken back, the newest first; of one household or (null) of all.
-- Volume: a month of a community.
SELECT r.receipt_id AS "receiptId", r.receipt_no AS "receiptNo", p.code, h.name AS household, r.day, r.method,
       r.amount_fen AS "amountFen"
FROM ledger.v_receipt r
JOIN roster.v_premises p ON p.community_id = r.community_id AND p.premises_id = r.premises_id
JOIN roster.v_household h ON h.community_id = r.community_id AND h.household_id = r.household_id
WHERE r.community_id = :community_id AND r.day BETWEEN :from AND :to AND r.reversed_at IS NULL
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship x
    WHERE x.community_id = r.community_id AND x.household_id = r.household_id AND x.staff_id = :steward_id
      AND x.from_day <= :day AND (x.to_day IS NULL OR x.to_day >= :day)))
ORDER BY r.at DESC, r.receipt_no DESC
