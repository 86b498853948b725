-- Purpose: a community's standards with rates and assignments, for people. Volume: tens.
SELECT s.id AS "standardId", f.code AS "feeItemCode", f.name AS "feeItemName", f.kind AS "feeItemKind", s.name, s.formula,
       s.period_months AS "periodMonths", s.due_month AS "dueMonth", s.due_date AS "dueDate",
       coalesce((SELECT jsonb_agg(jsonb_build_object('unitPrice', r.unit_price::text, 'from', r.from_day, 'to', r.to_day,
                          'publishedPlace', r.published_place, 'publishedDay', r.published_day, 'approval', r.approval)
                          ORDER BY r.from_day DESC)
                 FROM tariff.rate r WHERE r.community_id = s.community_id AND r.standard_id = s.id), '[]') AS rates,
       coalesce((SELECT jsonb_agg(jsonb_build_object('usage', a.usage, 'building', a.building, 'premises', a.premises,
                          'from', a.from_day) ORDER BY a.from_day, a.usage, a.building)
                 FROM (SELECT x.usage, b.name AS building, count(x.premises_id)::integer AS premises, min(x.from_day) AS from_day
                       FROM tariff.assignment x
                       LEFT JOIN roster.v_building b ON b.community_id = x.community_id AND b.building_id = x.building_id
                       WHERE x.community_id = s.community_id AND x.standard_id = s.id AND x.to_day IS NULL
                       GROUP BY x.usage, b.name, (x.premises_id IS NULL)) a), '[]') AS assigned
FROM tariff.standard s
JOIN tariff.fee_item f ON f.company_id = s.company_id AND f.id = s.fee_item_id
WHERE s.community_id = :community_id
ORDER BY f.kind, s.name
