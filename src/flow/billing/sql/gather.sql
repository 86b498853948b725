-- Purpose: every (premises, standard) a run may charge, with who is liable when and whether it is charged already.
-- Volume: premises × fee items of a community (300,000 at 100,000 homes); hash joins only, streamed in room order.
-- Rank: one premises (3) beats its building (2) beats its usage (1); among equals the newer assignment. A better one takes
-- its days from the others for good, whichever periods it counts in; days it does not cover are left to the next, so that
-- a change in the middle of a period loses none. What is charged already is taken out day by day: each stretch that is
-- left is a row. A period is charged in the month it begins in; a stretch that begins in the middle of one (the household
-- changed from monthly to quarterly) in the run of its own month, too, or of a later month of that period.
WITH billed AS (
  SELECT s.standard_id, s.fee_item_id, s.fee_item_kind, p.from_day AS period_from, p.to_day AS period_to, p.begins
  FROM tariff.v_standard s
  JOIN jsonb_to_recordset(:periods::jsonb) AS p (standard_id uuid, from_day date, to_day date, begins boolean)
    ON p.standard_id = s.standard_id
  WHERE s.community_id = :community_id
),
applied AS (
  SELECT b.standard_id, b.fee_item_id, b.fee_item_kind, b.begins, b.period_from, a.usage, a.building_id, a.premises_id,
         a.from_day, daterange(a.from_day, a.to_day, '[]') AS held,
         daterange(a.from_day, a.to_day, '[]') * daterange(b.period_from, b.period_to, '[]') AS days
  FROM billed b
  JOIN tariff.v_assignment a ON a.community_id = :community_id AND a.standard_id = b.standard_id
    AND a.from_day <= (SELECT max(period_to) FROM billed)
    AND (a.to_day IS NULL OR a.to_day >= (SELECT min(period_from) FROM billed))
),
candidate AS (
  SELECT p.premises_id, p.code, p.floor_area, p.paid_until, a.fee_item_id, a.fee_item_kind, a.standard_id, a.begins,
         a.period_from, a.from_day, a.held, a.days, 3 AS rank
  FROM roster.v_premises p JOIN applied a ON a.premises_id = p.premises_id
  WHERE p.community_id = :community_id
  UNION ALL
  SELECT p.premises_id, p.code, p.floor_area, p.paid_until, a.fee_item_id, a.fee_item_kind, a.standard_id, a.begins,
         a.period_from, a.from_day, a.held, a.days, 2
  FROM roster.v_premises p JOIN applied a ON a.building_id = p.building_id
  WHERE p.community_id = :community_id AND a.premises_id IS NULL AND (a.usage IS NULL OR a.usage = p.usage)
  UNION ALL
  SELECT p.premises_id, p.code, p.floor_area, p.paid_until, a.fee_item_id, a.fee_item_kind, a.standard_id, a.begins,
         a.period_from, a.from_day, a.held, a.days, 1
  FROM roster.v_premises p JOIN applied a ON a.usage = p.usage
  WHERE p.community_id = :community_id AND a.premises_id IS NULL AND a.building_id IS NULL
),
-- Each candidate's days in its period, and those a better one holds.
ranked AS (
  SELECT c.*, range_agg(c.held) OVER (
           PARTITION BY c.premises_id, c.fee_item_id ORDER BY c.rank DESC, c.from_day DESC, c.standard_id
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS taken,
         count(*) FILTER (WHERE NOT isempty(c.days)) OVER (
           PARTITION BY c.premises_id, c.fee_item_id, c.rank, c.from_day) AS equals
  FROM candidate c
),
-- What the old book says is paid (已缴至) is not charged again; it speaks of the main fee of the premises.
span AS (
  SELECT r.premises_id, r.code, r.floor_area, r.fee_item_id, r.standard_id, r.equals, r.begins, r.period_from, whole,
         CASE WHEN r.fee_item_kind IN ('property_fee', 'parking') AND r.paid_until IS NOT NULL
              THEN datemultirange(daterange(NULL, r.paid_until, '[]')) ELSE datemultirange() END AS paid
  FROM ranked r
  CROSS JOIN LATERAL unnest(datemultirange(r.days) - coalesce(r.taken, datemultirange())) AS whole
),
-- Those of former periods, too: they tell since when somebody owes.
liable AS (
  SELECT l.premises_id, min(l.from_day) AS since,
         jsonb_agg(jsonb_build_object('householdId', l.household_id, 'from', l.from_day, 'to', l.to_day)
                   ORDER BY l.from_day) AS liabilities
  FROM roster.v_liability l
  WHERE l.community_id = :community_id AND l.from_day <= (SELECT max(period_to) FROM billed)
  GROUP BY l.premises_id
),
charged AS (
  SELECT k.premises_id, k.fee_item_id, range_agg(daterange(k.from_day, k.to_day, '[]')) AS days
  FROM billing.covered k
  WHERE k.community_id = :community_id AND k.fee_item_id IN (SELECT b.fee_item_id FROM billed b)
    AND k.from_day <= (SELECT max(period_to) FROM billed) AND k.to_day >= (SELECT min(period_from) FROM billed)
  GROUP BY k.premises_id, k.fee_item_id
),
-- Where a part was charged, the days before anybody owed were rightly left out.
left_over AS (
  SELECT s.*, l.liabilities,
         datemultirange(s.whole) - s.paid - coalesce(c.days, datemultirange())
           - CASE WHEN c.days && s.whole AND l.since IS NOT NULL
                  THEN datemultirange(daterange(NULL, l.since)) ELSE datemultirange() END AS rest
  FROM span s
  LEFT JOIN liable l ON l.premises_id = s.premises_id
  LEFT JOIN charged c ON c.premises_id = s.premises_id AND c.fee_item_id = s.fee_item_id
)
SELECT o.premises_id, o.fee_item_id, o.standard_id, lower(part) AS assigned_from, upper(part) - 1 AS assigned_to,
       o.equals::integer AS equals, o.code, o.floor_area, o.liabilities, isempty(o.rest) AS charged
FROM left_over o
CROSS JOIN LATERAL unnest(CASE WHEN isempty(o.rest) THEN datemultirange(o.whole) ELSE o.rest END) AS part
WHERE o.begins
  OR lower(part) > o.period_from AND lower(part) < :month::date + interval '1 month'
    AND (NOT isempty(o.rest) OR lower(part) >= :month::date)
ORDER BY o.code, o.fee_item_id, lower(part)
