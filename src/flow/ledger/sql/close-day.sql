-- Purpose: one row per till and day: takings by method less reversals, and the numbers given. Volume: tills.
-- The tills are locked by the statement before (lock-tills), so no receipt slips in between the sum and the close.
WITH till AS (
  SELECT t.id, t.code FROM ledger.till t
  WHERE t.community_id = :community_id
),
taken AS (
  SELECT r.till_id, r.method, sum(r.amount_fen)::bigint AS amount_fen, min(r.number) AS first_number,
         max(r.number) AS last_number
  FROM ledger.receipt r
  WHERE r.community_id = :community_id AND r.day = :day
  GROUP BY r.till_id, r.method
),
taken_back AS (
  SELECT r.till_id, r.method, sum(r.amount_fen)::bigint AS amount_fen
  FROM ledger.receipt_reversal x
  JOIN ledger.receipt r ON r.community_id = x.community_id AND r.id = x.receipt_id
  WHERE x.community_id = :community_id AND x.day = :day
  GROUP BY r.till_id, r.method
),
method AS (SELECT unnest(ARRAY['cash', 'pos', 'transfer', 'other']) AS method),
closed AS (
  INSERT INTO ledger.day_close (community_id, till_id, day, company_id, totals, first_number, last_number, at)
  SELECT :community_id, t.id, :day, :company_id,
         jsonb_object_agg(m.method, coalesce(k.amount_fen, 0) - coalesce(b.amount_fen, 0)),
         min(k.first_number), max(k.last_number), :at
  FROM till t
  CROSS JOIN method m
  LEFT JOIN taken k ON k.till_id = t.id AND k.method = m.method
  LEFT JOIN taken_back b ON b.till_id = t.id AND b.method = m.method
  GROUP BY t.id
  ON CONFLICT (community_id, till_id, day) DO NOTHING
  RETURNING till_id, totals
)
SELECT t.code AS till, c.totals FROM closed c JOIN till t ON t.id = c.till_id ORDER BY t.code
