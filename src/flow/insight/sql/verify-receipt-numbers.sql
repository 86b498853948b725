-- Purpose: I-4: the receipts of each till are numbered 1, 2, 3 … to its last number; one row a till is checked.
SELECT count(*) AS checked, count(*) FILTER (WHERE t.wrong) AS breaches,
       (array_agg(t.code) FILTER (WHERE t.wrong))[1:5] AS sample
FROM (
  SELECT l.code,
         count(r.number) <> l.last_number OR count(DISTINCT r.number) <> l.last_number
           OR coalesce(max(r.number), 0) <> l.last_number OR coalesce(min(r.number), 1) <> 1 AS wrong
  FROM ledger.v_till l
  LEFT JOIN (
    SELECT v.community_id, v.till_id, substring(v.receipt_no FROM '[0-9]+$')::bigint AS number
    FROM ledger.v_receipt v
  ) r ON r.community_id = l.community_id AND r.till_id = l.till_id
  WHERE :community_id::uuid IS NULL OR l.community_id = :community_id
  GROUP BY l.community_id, l.till_id, l.code, l.last_number
) t
