-- Purpose: a contract whose term shares a day with the given one. Volume: a handful per community.
SELECT title, from_day, to_day
FROM roster.service_contract
WHERE community_id = :community
  AND daterange(from_day, to_day, '[]') && daterange(:from_day::date, :to_day::date, '[]')
ORDER BY from_day
LIMIT 1
