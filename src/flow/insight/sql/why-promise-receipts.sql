-- Purpose: what was paid on a promise: the household's receipts from when it was taken to its day, the way v_promise adds
-- them up. Volume: a few.
SELECT r.receipt_id AS "receiptId", r.receipt_no AS "receiptNo", p.code, h.name AS household, r.day, r.method,
       r.amount_fen AS "amountFen"
FROM collections.v_promise q
JOIN roster.v_community c ON c.community_id = q.community_id
JOIN ledger.v_receipt r ON r.community_id = q.community_id AND r.household_id = q.household_id
  AND r.day BETWEEN q.taken_day AND q.day AND r.reversed_at IS NULL
  AND (r.day > q.taken_day OR r.at >= q.taken_at OR q.taken_day < (q.taken_at AT TIME ZONE c.zone)::date)
JOIN roster.v_premises p ON p.community_id = r.community_id AND p.premises_id = r.premises_id
JOIN roster.v_household h ON h.community_id = r.community_id AND h.household_id = r.household_id
WHERE q.community_id = :community_id AND q.promise_id = :promise_id
ORDER BY r.at
