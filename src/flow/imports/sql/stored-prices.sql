-- Purpose: the unit price of the property fee that applies to a room, its own assignment or else its usage's. Volume: up
-- to 100,000 rows.
SELECT DISTINCT ON (p.code) p.code, r.unit_price AS "unitPrice"
FROM roster.v_premises p
JOIN tariff.v_assignment a ON a.community_id = p.community_id
  AND (a.premises_id = p.premises_id OR (a.premises_id IS NULL
    AND (a.building_id IS NULL OR a.building_id = p.building_id) AND (a.usage IS NULL OR a.usage = p.usage)))
JOIN tariff.v_standard s ON s.community_id = a.community_id AND s.standard_id = a.standard_id
  AND s.fee_item_kind = 'property_fee' AND s.formula = 'area_rate'
JOIN tariff.v_rate r ON r.community_id = s.community_id AND r.standard_id = s.standard_id
WHERE p.community_id = :community
  AND :day::date BETWEEN a.from_day AND coalesce(a.to_day, 'infinity')
  AND :day::date BETWEEN r.from_day AND coalesce(r.to_day, 'infinity')
ORDER BY p.code, a.premises_id NULLS LAST, a.building_id NULLS LAST, a.from_day DESC
