-- Purpose: standards of a community with the rate in force on a day or the newest. Volume: dozens of rows.
SELECT DISTINCT ON (s.name) s.name, s.formula, s.period_months AS "periodMonths", s.due_month AS "dueMonth",
       s.due_date AS "dueDate", s.rounding, r.rate_id AS "rateId", r.unit_price AS "unitPrice", r.from_day AS "from",
       r.published_place AS "publishedPlace", r.published_day AS "publishedDay"
FROM tariff.v_standard s
JOIN tariff.v_rate r ON r.community_id = s.community_id AND r.standard_id = s.standard_id
WHERE s.community_id = :community
ORDER BY s.name, r.from_day DESC
