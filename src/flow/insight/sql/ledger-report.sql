-- Purpose: 台账: per account the opening balance, what was charged, received, reversed and cancelled, and the closing balance,
-- each as owed less credit; one row an account that ever moved, reads every posting.
WITH moved AS (
  SELECT m.account_id,
         coalesce(sum(m.amount_fen) FILTER (WHERE m.day < :from), 0)::bigint AS opening,
         coalesce(sum(m.amount_fen) FILTER (WHERE m.day >= :from AND m.kind = 'charge'), 0)::bigint AS charged,
         -coalesce(sum(m.amount_fen) FILTER (WHERE m.day >= :from AND m.kind = 'receipt'), 0)::bigint AS received,
         coalesce(sum(m.amount_fen) FILTER (WHERE m.day >= :from AND m.kind = 'receipt_reversed'), 0)::bigint AS reversed,
         -coalesce(sum(m.amount_fen) FILTER (WHERE m.day >= :from AND m.kind = 'charge_cancelled'), 0)::bigint AS cancelled,
         coalesce(sum(m.amount_fen), 0)::bigint AS closing
  FROM ledger.v_movement m
  WHERE m.community_id = :community_id AND m.day <= :to AND m.book IN ('receivable', 'credit')
  GROUP BY m.account_id
)
SELECT a.account_id AS "accountId", p.code, h.name AS household, v.opening AS "openingFen", v.charged AS "chargedFen",
       v.received AS "receivedFen", v.reversed AS "reversedFen", v.cancelled AS "cancelledFen", v.closing AS "closingFen"
FROM moved v
JOIN ledger.v_account a ON a.community_id = :community_id AND a.account_id = v.account_id
JOIN roster.v_premises p ON p.community_id = a.community_id AND p.premises_id = a.premises_id
JOIN roster.v_household h ON h.community_id = a.community_id AND h.household_id = a.household_id
WHERE :steward_id::uuid IS NULL OR EXISTS (
  SELECT FROM roster.v_stewardship x
  WHERE x.community_id = a.community_id AND x.household_id = a.household_id AND x.staff_id = :steward_id
    AND x.from_day <= :as_of AND (x.to_day IS NULL OR x.to_day >= :as_of))
ORDER BY p.code, h.name
