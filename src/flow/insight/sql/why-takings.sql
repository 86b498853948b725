-- Purpose: what makes up the takings of a day: each receipt, and each taken back that day with its sign turned; of one till
-- and method or (null) of all. Volume: hundreds.
SELECT v.receipt_id AS "receiptId", v.receipt_no AS "receiptNo", p.code, h.name AS household, v.method, v.back,
       CASE WHEN v.back THEN -v.amount_fen ELSE v.amount_fen END AS "amountFen"
FROM (
  SELECT r.receipt_id, r.receipt_no, r.till_id, r.premises_id, r.household_id, r.method, r.amount_fen, r.at, false AS back
  FROM ledger.v_receipt r WHERE r.community_id = :community_id AND r.day = :day
  UNION ALL
  SELECT r.receipt_id, r.receipt_no, r.till_id, r.premises_id, r.household_id, r.method, r.amount_fen, r.reversed_at, true
  FROM ledger.v_receipt r WHERE r.community_id = :community_id AND r.reversed_day = :day
) v
JOIN ledger.v_till t ON t.community_id = :community_id AND t.till_id = v.till_id
JOIN roster.v_premises p ON p.community_id = :community_id AND p.premises_id = v.premises_id
JOIN roster.v_household h ON h.community_id = :community_id AND h.household_id = v.household_id
WHERE (:till::text IS NULL OR t.code = :till) AND (:method::text IS NULL OR v.method = :method)
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship s
    WHERE s.community_id = :community_id AND s.household_id = v.household_id AND s.staff_id = :steward_id
      AND :today BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')))
ORDER BY v.at, v.receipt_no
