-- Purpose: every (premises, standard) a run may charge, with who is liable when and whether it is charged already.
-- Volume: premises × fee items of a community (300,000 at 100,000 homes); hash joins only, streamed in room order.
-- Rank: one premises (3) beats its building (2) beats its usage (1); among equals the newer assignment. Days the better
-- one does not cover are left to the next, so that a change in the middle of a period loses none. A standard whose period
-- began in an earlier month charges nothing now, and keeps its premises from those it beats.
WITH billed AS (
  SELECT s.standard_id, s.fee_item_id, s.fee_item_kind, p.from_day AS period_from, p.to_day AS period_to, p.begins
  FROM tariff.v_standard s
  JOIN jsonb_to_recordset(:periods::jsonb) AS p (standard_id uuid, from_day date, to_day date, begins boolean)
    ON p.standard_id = s.standard_id
  WHERE s.community_id = :community_id
),
applied AS (
  SELECT b.standard_id, b.fee_item_id, b.fee_item_kind, b.period_from, b.period_to, b.begins, a.usage, a.building_id, a.premises_id, a.from_day,
         a.to_day
  FROM billed b
  JOIN tariff.v_assignment a ON a.community_id = :community_id AND a.standard_id = b.standard_id
    AND a.from_day <= b.period_to AND (a.to_day IS NULL OR a.to_day >= b.period_from)
),
candidate AS (
  SELECT p.premises_id, p.code, p.floor_area, p.paid_until, a.fee_item_id, a.fee_item_kind, a.standard_id, a.period_from, a.period_to, a.begins, a.from_day,
         a.to_day, 3 AS rank
  FROM roster.v_premises p JOIN applied a ON a.premises_id = p.premises_id
  WHERE p.community_id = :community_id
  UNION ALL
  SELECT p.premises_id, p.code, p.floor_area, p.paid_until, a.fee_item_id, a.fee_item_kind, a.standard_id, a.period_from, a.period_to, a.begins, a.from_day,
         a.to_day, 2
  FROM roster.v_premises p JOIN applied a ON a.building_id = p.building_id
  WHERE p.community_id = :community_id AND a.premises_id IS NULL AND (a.usage IS NULL OR a.usage = p.usage)
  UNION ALL
  SELECT p.premises_id, p.code, p.floor_area, p.paid_until, a.fee_item_id, a.fee_item_kind, a.standard_id, a.period_from, a.period_to, a.begins, a.from_day,
         a.to_day, 1
  FROM roster.v_premises p JOIN applied a ON a.usage = p.usage
  WHERE p.community_id = :community_id AND a.premises_id IS NULL AND a.building_id IS NULL
),
-- Each candidate's days in its period, and those a better one has already.
ranked AS (
  SELECT c.*, daterange(greatest(c.from_day, c.period_from), least(c.to_day, c.period_to), '[]') AS days,
         range_agg(daterange(greatest(c.from_day, c.period_from), least(c.to_day, c.period_to), '[]')) OVER (
           PARTITION BY c.premises_id, c.fee_item_id ORDER BY c.rank DESC, c.from_day DESC, c.standard_id
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken,
         count(*) OVER (PARTITION BY c.premises_id, c.fee_item_id, c.rank, c.from_day) AS equals
  FROM candidate c
),
-- What the old book says is paid (已缴至) is not charged again; it speaks of the main fee of the premises.
span AS (
  SELECT r.premises_id, r.code, r.floor_area, r.fee_item_id, r.standard_id, r.equals, lower(left_over) AS from_day,
         upper(left_over) - 1 AS to_day,
         CASE WHEN r.fee_item_kind IN ('property_fee', 'parking') THEN r.paid_until END AS paid_until
  FROM ranked r
  CROSS JOIN LATERAL unnest(datemultirange(r.days) - coalesce(r.taken, datemultirange())) AS left_over
  WHERE r.begins
),
liable AS (
  SELECT l.premises_id,
         jsonb_agg(jsonb_build_object('householdId', l.household_id, 'from', l.from_day, 'to', l.to_day)
                   ORDER BY l.from_day) AS liabilities
  FROM roster.v_liability l
  WHERE l.community_id = :community_id
    AND l.from_day <= (SELECT max(period_to) FROM billed)
    AND (l.to_day IS NULL OR l.to_day >= (SELECT min(period_from) FROM billed))
  GROUP BY l.premises_id
),
charged AS (
  SELECT x.premises_id, x.fee_item_id, range_agg(daterange(x.from_day, x.to_day, '[]')) AS days
  FROM billing.charge x
  WHERE x.community_id = :community_id AND x.kind = 'periodic'
    AND x.fee_item_id IN (SELECT b.fee_item_id FROM billed b)
    AND x.from_day <= (SELECT max(period_to) FROM billed) AND x.to_day >= (SELECT min(period_from) FROM billed)
  GROUP BY x.premises_id, x.fee_item_id
)
SELECT r.premises_id, r.fee_item_id, r.standard_id, greatest(r.from_day, r.paid_until + 1) AS assigned_from,
       r.to_day AS assigned_to, r.equals::integer AS equals, r.code, r.floor_area, l.liabilities,
       coalesce(c.days && daterange(r.from_day, r.to_day, '[]'), false)
         OR coalesce(r.paid_until >= r.to_day, false) AS charged
FROM span r
LEFT JOIN liable l ON l.premises_id = r.premises_id
LEFT JOIN charged c ON c.premises_id = r.premises_id AND c.fee_item_id = r.fee_item_id
ORDER BY r.code, r.fee_item_id, r.from_day
