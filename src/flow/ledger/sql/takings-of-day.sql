-- Purpose: what each till took on a day by method, less what was taken back on it; for a steward, from own households.
-- Volume: tills.
SELECT t.code AS till, EXISTS (SELECT 1 FROM ledger.day_close d
                               WHERE d.community_id = t.community_id AND d.till_id = t.id AND d.day = :day) AS closed,
       coalesce(sum(m.amount_fen) FILTER (WHERE m.method = 'cash'), 0)::bigint AS "cashFen",
       coalesce(sum(m.amount_fen) FILTER (WHERE m.method = 'pos'), 0)::bigint AS "posFen",
       coalesce(sum(m.amount_fen) FILTER (WHERE m.method = 'transfer'), 0)::bigint AS "transferFen",
       coalesce(sum(m.amount_fen) FILTER (WHERE m.method = 'other'), 0)::bigint AS "otherFen",
       coalesce(sum(m.amount_fen), 0)::bigint AS "totalFen",
       coalesce(sum(m.receipts), 0)::integer AS receipts
FROM ledger.till t
LEFT JOIN (
  SELECT r.till_id, r.account_id, r.method, r.amount_fen, 1 AS receipts
  FROM ledger.receipt r WHERE r.community_id = :community_id AND r.day = :day
  UNION ALL
  SELECT r.till_id, r.account_id, r.method, -r.amount_fen, 0
  FROM ledger.receipt_reversal x
  JOIN ledger.receipt r ON r.community_id = x.community_id AND r.id = x.receipt_id
  WHERE x.community_id = :community_id AND x.day = :day
) m ON m.till_id = t.id
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM ledger.account a
    JOIN roster.v_stewardship s ON s.community_id = a.community_id AND s.household_id = a.household_id
    WHERE a.community_id = :community_id AND a.id = m.account_id AND s.staff_id = :steward_id
      AND :today BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')))
WHERE t.community_id = :community_id
GROUP BY t.community_id, t.id, t.code
ORDER BY t.code
