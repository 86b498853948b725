-- Purpose: I-1: the postings of every entry sum to zero; reads every posting.
SELECT count(*) AS checked, count(*) FILTER (WHERE e.total <> 0) AS breaches,
       (array_agg(e.entry_id::text) FILTER (WHERE e.total <> 0))[1:5] AS sample
FROM (
  SELECT m.community_id, m.entry_id, sum(m.amount_fen) AS total
  FROM ledger.v_movement m
  WHERE :community_id::uuid IS NULL OR m.community_id = :community_id
  GROUP BY m.community_id, m.entry_id
) e
