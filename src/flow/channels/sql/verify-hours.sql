-- Purpose: No message was cleared or left in quiet hours; reads every message sent.
SELECT count(*) AS checked, count(*) FILTER (WHERE x.minutes < 480 OR x.minutes >= 1260) AS breaches,
       (array_agg(x.source) FILTER (WHERE x.minutes < 480 OR x.minutes >= 1260))[1:5] AS sample
FROM (
  SELECT a.source, a.minutes
  FROM collections.v_contact_attempt a
  WHERE a.source LIKE 'message:%' AND a.channel <> 'letter'
    AND (:community_id::uuid IS NULL OR a.community_id = :community_id)
  UNION ALL
  SELECT 'message:' || m.id, (extract(hour FROM t.at AT TIME ZONE v.zone) * 60 + extract(minute FROM t.at AT TIME ZONE v.zone))::integer
  FROM channels.transmission t
  JOIN channels.message m ON m.community_id = t.community_id AND m.id = t.message_id
  JOIN roster.v_community v ON v.community_id = t.community_id
  WHERE m.channel <> 'letter' AND (:community_id::uuid IS NULL OR t.community_id = :community_id)
) x
