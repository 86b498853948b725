-- Purpose: No household got two messages on a day or three in seven days from us; reads every attempt in order.
SELECT count(*) AS checked, count(*) FILTER (WHERE m.wrong) AS breaches,
       (array_agg(m.source) FILTER (WHERE m.wrong))[1:5] AS sample
FROM (
  SELECT a.source, coalesce(lag(a.day) OVER w = a.day, false) OR coalesce(lag(a.day, 2) OVER w > a.day - 7, false) AS wrong
  FROM collections.v_contact_attempt a
  WHERE a.source LIKE 'message:%' AND a.channel IN ('sms', 'wechat', 'email')
    AND (:community_id::uuid IS NULL OR a.community_id = :community_id)
  WINDOW w AS (PARTITION BY a.community_id, a.household_id ORDER BY a.day, a.minutes, a.source)
) m
