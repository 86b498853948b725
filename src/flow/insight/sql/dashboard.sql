-- Purpose: a community's money at a glance; one row.
SELECT coalesce(i.open_fen, 0)::bigint AS "openFen", coalesce(i.overdue_fen, 0)::bigint AS "overdueFen",
       i.households AS "overdueHouseholds",
       (SELECT coalesce(sum(a.credit_fen), 0)::bigint FROM ledger.v_account a
        WHERE a.community_id = :community_id) AS "creditFen",
       coalesce(r.today, 0)::bigint AS "receivedTodayFen", coalesce(r.month, 0)::bigint AS "receivedMonthFen"
FROM (
  SELECT sum(o.open_fen) AS open_fen, sum(o.open_fen) FILTER (WHERE o.due_day < :day) AS overdue_fen,
         count(DISTINCT o.household_id) FILTER (WHERE o.due_day < :day) AS households
  FROM ledger.v_open_item o
  WHERE o.community_id = :community_id AND o.open_fen > 0
) i, (
  SELECT sum(v.amount_fen) FILTER (WHERE v.day = :day) AS today, sum(v.amount_fen) AS month
  FROM ledger.v_receipt v
  WHERE v.community_id = :community_id AND v.day BETWEEN :month_start AND :day AND v.reversed_at IS NULL
) r
