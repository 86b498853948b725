-- Purpose: every (premises, standard) a run may charge, with who is liable when and whether it is charged already.
-- Volume: premises × fee items of a community (300,000 at 100,000 homes); one pass, streamed in room order.
-- Rank: one premises (3) beats its building (2) beats its usage (1); among equals the newer assignment.
WITH billed AS (
  SELECT s.standard_id, s.fee_item_id, p.from_day AS period_from, p.to_day AS period_to
  FROM tariff.v_standard s
  JOIN jsonb_to_recordset(:periods::jsonb) AS p (standard_id uuid, from_day date, to_day date)
    ON p.standard_id = s.standard_id
  WHERE s.community_id = :community_id
),
candidate AS (
  SELECT p.premises_id, b.fee_item_id, b.standard_id, b.period_from, b.period_to, a.from_day, a.to_day,
         CASE WHEN a.premises_id IS NOT NULL THEN 3 WHEN a.building_id IS NOT NULL THEN 2 ELSE 1 END AS rank
  FROM billed b
  JOIN tariff.v_assignment a ON a.community_id = :community_id AND a.standard_id = b.standard_id
    AND daterange(a.from_day, a.to_day, '[]') && daterange(b.period_from, b.period_to, '[]')
  JOIN roster.v_premises p ON p.community_id = :community_id
    AND (a.premises_id IS NULL OR a.premises_id = p.premises_id)
    AND (a.building_id IS NULL OR a.building_id = p.building_id)
    AND (a.usage IS NULL OR a.usage = p.usage)
),
ranked AS (
  SELECT c.*,
         row_number() OVER w AS place,
         count(*) OVER (PARTITION BY c.premises_id, c.fee_item_id, c.rank, c.from_day) AS equals
  FROM candidate c
  WINDOW w AS (PARTITION BY c.premises_id, c.fee_item_id ORDER BY c.rank DESC, c.from_day DESC, c.standard_id)
)
SELECT r.premises_id, r.fee_item_id, r.standard_id, r.from_day AS assigned_from, r.to_day AS assigned_to,
       r.equals::integer AS equals, p.code, p.floor_area,
       (SELECT jsonb_agg(jsonb_build_object('householdId', l.household_id, 'from', l.from_day, 'to', l.to_day)
                         ORDER BY l.from_day)
        FROM roster.v_liability l
        WHERE l.community_id = :community_id AND l.premises_id = r.premises_id
          AND daterange(l.from_day, l.to_day, '[]') && daterange(r.period_from, r.period_to, '[]')) AS liabilities,
       EXISTS (SELECT 1 FROM billing.charge x
               WHERE x.community_id = :community_id AND x.premises_id = r.premises_id AND x.fee_item_id = r.fee_item_id
                 AND x.kind = 'periodic'
                 AND x.from_day <= r.period_to AND x.to_day >= r.period_from) AS charged
FROM ranked r
JOIN roster.v_premises p ON p.community_id = :community_id AND p.premises_id = r.premises_id
WHERE r.place = 1
ORDER BY p.code, r.fee_item_id
