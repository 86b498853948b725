-- Purpose: accounts of a community with their money today; one row an account.
SELECT a.account_id AS "accountId", p.code, p.usage, h.name AS household, a.household_id AS "householdId",
       coalesce(o.open_fen, 0)::bigint AS "openFen", coalesce(o.overdue_fen, 0)::bigint AS "overdueFen",
       a.credit_fen AS "creditFen"
FROM ledger.v_account a
JOIN roster.v_premises p ON p.community_id = a.community_id AND p.premises_id = a.premises_id
JOIN roster.v_household h ON h.community_id = a.community_id AND h.household_id = a.household_id
LEFT JOIN LATERAL (
  SELECT sum(i.open_fen) AS open_fen, sum(i.open_fen) FILTER (WHERE i.due_day < :day) AS overdue_fen
  FROM ledger.v_open_item i
  WHERE i.community_id = a.community_id AND i.account_id = a.account_id AND i.open_fen > 0
) o ON true
WHERE a.community_id = :community_id
ORDER BY p.code, h.name
