-- Purpose: Every billing run proves in = done + parked + skipped; one row a run.
SELECT count(*) AS checked,
       count(*) FILTER (WHERE r.count_in <> r.count_done + r.count_parked + r.count_skipped) AS breaches,
       (array_agg(r.run_id::text) FILTER (WHERE r.count_in <> r.count_done + r.count_parked + r.count_skipped))[1:5] AS sample
FROM billing.v_run r
WHERE :community_id::uuid IS NULL OR r.community_id = :community_id
