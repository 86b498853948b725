-- Purpose: every premises a household answers or answered for, with its account's money; a few rows.
SELECT p.premises_id AS "premisesId", p.code, p.usage, p.floor_area AS "floorArea", p.status,
       l.from_day AS "fromDay", l.to_day AS "toDay", a.account_id AS "accountId",
       coalesce(o.open_fen, 0)::bigint AS "openFen", coalesce(o.overdue_fen, 0)::bigint AS "overdueFen",
       coalesce(a.credit_fen, 0) AS "creditFen"
FROM (
  SELECT DISTINCT ON (x.premises_id) x.community_id, x.premises_id, x.household_id, x.from_day, x.to_day
  FROM roster.v_liability x
  WHERE x.community_id = :community_id AND x.household_id = :household_id
  ORDER BY x.premises_id, x.from_day DESC
) l
JOIN roster.v_premises p ON p.community_id = l.community_id AND p.premises_id = l.premises_id
LEFT JOIN ledger.v_account a ON a.community_id = l.community_id AND a.premises_id = l.premises_id
  AND a.household_id = l.household_id
LEFT JOIN LATERAL (
  SELECT sum(i.open_fen) AS open_fen, sum(i.open_fen) FILTER (WHERE i.due_day < :day) AS overdue_fen
  FROM ledger.v_open_item i
  WHERE i.community_id = a.community_id AND i.account_id = a.account_id AND i.open_fen > 0
) o ON true
ORDER BY p.usage <> 'residential', p.code
