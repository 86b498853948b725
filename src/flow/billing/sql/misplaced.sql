-- Purpose: standing periodic charges with a day their household does not owe for any more, with who does and what adjusts
-- them. Only premises whose liability ever changed are looked at. Volume: usually none; after a sale told late, a few.
WITH changed AS (
  SELECT l.premises_id
  FROM roster.v_liability l
  WHERE l.community_id = :community_id
  GROUP BY l.premises_id
  HAVING count(*) > 1 OR bool_or(l.to_day IS NOT NULL)
), owed AS (
  SELECT l.premises_id, l.household_id, range_agg(daterange(l.from_day, l.to_day, '[]')) AS days
  FROM roster.v_liability l
  WHERE l.community_id = :community_id AND l.premises_id IN (SELECT premises_id FROM changed)
  GROUP BY l.premises_id, l.household_id
), misplaced AS (
  SELECT c.id, c.premises_id, c.household_id, c.fee_item_id, c.standard_id, c.from_day, c.to_day, c.due_day, c.amount_fen
  FROM changed h
  JOIN billing.covered k ON k.community_id = :community_id AND k.premises_id = h.premises_id
  JOIN billing.charge c ON c.community_id = :community_id AND c.id = k.charge_id
  LEFT JOIN owed o ON o.premises_id = c.premises_id AND o.household_id = c.household_id
  WHERE NOT coalesce(o.days @> daterange(c.from_day, c.to_day, '[]'), false)
)
SELECT m.id AS charge_id, m.premises_id, m.household_id, m.fee_item_id, m.standard_id, m.from_day, m.to_day, m.due_day,
       m.amount_fen, p.code, p.floor_area,
       m.amount_fen + coalesce((SELECT sum(a.amount_fen) FROM billing.v_charge a
                                WHERE a.community_id = :community_id AND a.corrects_id = m.id
                                  AND a.kind = 'adjustment'), 0)::bigint AS adjusted_fen,
       coalesce((SELECT jsonb_agg(jsonb_build_object('householdId', l.household_id, 'from', l.from_day, 'to', l.to_day)
                                  ORDER BY l.from_day)
                 FROM roster.v_liability l
                 WHERE l.community_id = :community_id AND l.premises_id = m.premises_id AND l.from_day <= m.to_day
                   AND (l.to_day IS NULL OR l.to_day >= m.from_day)), '[]') AS liabilities
FROM misplaced m
JOIN roster.v_premises p ON p.community_id = :community_id AND p.premises_id = m.premises_id
ORDER BY p.code, m.fee_item_id, m.from_day
