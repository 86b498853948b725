-- Purpose: Every dunning run accounts for each household it looked at; one row a run.
SELECT count(*) AS checked, count(*) FILTER (WHERE r.wrong) AS breaches,
       (array_agg(r.run_id::text) FILTER (WHERE r.wrong))[1:5] AS sample
FROM (
  SELECT d.run_id,
         d.count_in <> d.count_noticed + d.count_waiting + d.count_held + d.count_nothing_due AS wrong
  FROM collections.v_dunning_run d
  WHERE :community_id::uuid IS NULL OR d.community_id = :community_id
) r
