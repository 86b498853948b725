-- Purpose: a community's runs, newest first, for people; their sums only for whoever may see all money. Volume: at most 120.
SELECT id AS "runId", kind, period, day, at, count_in AS "in", count_done AS done, count_parked AS parked,
       count_skipped AS skipped, CASE WHEN :all_money THEN sum_fen END AS "sumFen"
FROM billing.run
WHERE community_id = :community_id AND kind <> 'adjustment'
ORDER BY at DESC, id DESC
LIMIT 120
