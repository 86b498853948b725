-- Purpose: I-3: the days a standing periodic charge covers are taken, and no others; reads every charge.
SELECT count(*) AS checked, count(*) FILTER (WHERE d.wrong) AS breaches,
       (array_agg(d.charge_id::text) FILTER (WHERE d.wrong))[1:5] AS sample
FROM (
  SELECT coalesce(c.charge_id, k.charge_id) AS charge_id,
         c.charge_id IS NULL OR k.charge_id IS NULL OR c.premises_id <> k.premises_id
           OR c.fee_item_id <> k.fee_item_id OR c.from_day <> k.from_day OR c.to_day <> k.to_day AS wrong
  FROM (SELECT v.community_id, v.charge_id, v.premises_id, v.fee_item_id, v.from_day, v.to_day FROM billing.v_charge v
        WHERE v.kind = 'periodic' AND (:community_id::uuid IS NULL OR v.community_id = :community_id)) c
  FULL JOIN (SELECT v.community_id, v.charge_id, v.premises_id, v.fee_item_id, v.from_day, v.to_day FROM billing.v_covered v
             WHERE :community_id::uuid IS NULL OR v.community_id = :community_id) k
    ON k.community_id = c.community_id AND k.charge_id = c.charge_id
) d
