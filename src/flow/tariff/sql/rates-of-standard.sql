-- Purpose: the rates of one standard in time order, locked while a new one is added. Volume: a few rows.
SELECT id, unit_price, from_day, to_day, published_place
FROM tariff.rate
WHERE community_id = :community_id AND standard_id = :standard_id
ORDER BY from_day
FOR UPDATE
