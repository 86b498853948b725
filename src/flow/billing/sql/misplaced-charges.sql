-- Purpose: standing periodic charges with a day their household does not owe for any more. Only premises whose liability
-- ever changed are looked at. Hash joins only. Volume: reads a million charges once; answers usually none of them, after
-- a sale told late a few.
WITH changed AS (
  SELECT l.premises_id
  FROM roster.v_liability l
  WHERE l.community_id = :community_id
  GROUP BY l.premises_id
  HAVING count(*) > 1 OR bool_or(l.to_day IS NOT NULL)
), owed AS (
  SELECT l.premises_id, l.household_id, range_agg(daterange(l.from_day, l.to_day, '[]')) AS days
  FROM changed h
  JOIN roster.v_liability l ON l.community_id = :community_id AND l.premises_id = h.premises_id
  GROUP BY l.premises_id, l.household_id
)
SELECT c.id AS charge_id
FROM changed h
JOIN billing.charge c ON c.community_id = :community_id AND c.premises_id = h.premises_id AND c.kind = 'periodic'
LEFT JOIN owed o ON o.premises_id = c.premises_id AND o.household_id = c.household_id
WHERE NOT coalesce(o.days @> daterange(c.from_day, c.to_day, '[]'), false)
  AND NOT EXISTS (SELECT FROM billing.charge_cancellation x
                  WHERE x.community_id = c.community_id AND x.charge_id = c.id)
