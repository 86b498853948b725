-- Purpose: one billing run; one row or none.
SELECT r.run_id AS "runId", r.kind, r.period, r.day, r.count_in AS "in", r.count_done AS done, r.count_parked AS parked,
       r.count_skipped AS skipped, r.sum_fen AS "sumFen"
FROM billing.v_run r
WHERE r.community_id = :community_id AND r.run_id = :run_id
