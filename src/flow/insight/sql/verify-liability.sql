-- Purpose: At most one liability set owes for a premises on any day; reads every liability in order.
SELECT count(*) AS checked, count(*) FILTER (WHERE l.from_day <= l.covered) AS breaches,
       (array_agg(l.liability_id::text) FILTER (WHERE l.from_day <= l.covered))[1:5] AS sample
FROM (
  SELECT v.liability_id, v.from_day,
         max(coalesce(v.to_day, 'infinity')) OVER (PARTITION BY v.community_id, v.premises_id
           ORDER BY v.from_day, v.liability_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
  FROM roster.v_liability v
  WHERE :community_id::uuid IS NULL OR v.community_id = :community_id
) l
