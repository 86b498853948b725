-- Purpose: unit prices of the property fee in force on a day, with the rooms, buildings or usages they are assigned to.
-- Volume: up to 100,000 rows.
SELECT a.premises_id AS "premisesId", b.name AS building, a.usage, a.from_day AS "fromDay", r.unit_price AS "unitPrice"
FROM tariff.v_assignment a
JOIN tariff.v_standard s ON s.community_id = a.community_id AND s.standard_id = a.standard_id
JOIN tariff.v_rate r ON r.community_id = s.community_id AND r.standard_id = s.standard_id
LEFT JOIN roster.v_building b ON b.community_id = a.community_id AND b.building_id = a.building_id
WHERE a.community_id = :community
  AND s.fee_item_kind = 'property_fee' AND s.formula = 'area_rate'
  AND :day::date BETWEEN a.from_day AND coalesce(a.to_day, 'infinity')
  AND :day::date BETWEEN r.from_day AND coalesce(r.to_day, 'infinity')
ORDER BY a.from_day
