-- Purpose: No message left in quiet hours; reads every message sent.
SELECT count(*) AS checked, count(*) FILTER (WHERE a.minutes < 480 OR a.minutes >= 1260) AS breaches,
       (array_agg(a.source) FILTER (WHERE a.minutes < 480 OR a.minutes >= 1260))[1:5] AS sample
FROM collections.v_contact_attempt a
WHERE a.source LIKE 'message:%' AND a.channel <> 'letter'
  AND (:community_id::uuid IS NULL OR a.community_id = :community_id)
