-- Purpose: I-18: an account's credit balance is what its credit postings say, and never below zero; reads every posting.
SELECT count(*) AS checked, count(*) FILTER (WHERE a.wrong) AS breaches,
       (array_agg(a.account_id::text) FILTER (WHERE a.wrong))[1:5] AS sample
FROM (
  SELECT v.account_id, v.credit_fen < 0 OR v.credit_fen <> coalesce(m.held, 0) AS wrong
  FROM ledger.v_account v
  LEFT JOIN (
    SELECT x.community_id, x.account_id, -sum(x.amount_fen) AS held
    FROM ledger.v_movement x
    WHERE x.book = 'credit'
    GROUP BY x.community_id, x.account_id
  ) m ON m.community_id = v.community_id AND m.account_id = v.account_id
  WHERE :community_id::uuid IS NULL OR v.community_id = :community_id
) a
