-- Purpose: the community's standards with their rates, to compute with. Volume: tens.
SELECT s.standard_id, s.fee_item_id, s.fee_item_name, s.fee_item_code, s.formula, s.period_months, s.due_month,
       s.due_date, s.rounding,
       coalesce(jsonb_agg(jsonb_build_object('unitPrice', r.unit_price::text, 'from', r.from_day, 'to', r.to_day,
                  'publishedPlace', r.published_place, 'publishedDay', r.published_day) ORDER BY r.from_day)
                FILTER (WHERE r.rate_id IS NOT NULL), '[]') AS rates,
       EXISTS (SELECT 1 FROM tariff.v_assignment a
               WHERE a.community_id = s.community_id AND a.standard_id = s.standard_id) AS assigned
FROM tariff.v_standard s
LEFT JOIN tariff.v_rate r ON r.community_id = s.community_id AND r.standard_id = s.standard_id
WHERE s.community_id = :community_id
GROUP BY s.community_id, s.standard_id, s.fee_item_id, s.fee_item_name, s.fee_item_code, s.formula, s.period_months,
         s.due_month, s.due_date, s.rounding
