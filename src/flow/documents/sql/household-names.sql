-- Purpose: names of households, and whether a message can reach them. Volume: a batch.
SELECT h.household_id, h.name,
       EXISTS (SELECT 1
               FROM roster.v_household_member m
               JOIN roster.v_contact_point p ON p.community_id = m.community_id AND p.party_id = m.party_id
               WHERE m.community_id = h.community_id AND m.household_id = h.household_id
                 AND p.kind IN ('phone', 'wechat', 'email')
                 AND NOT EXISTS (
                   SELECT 1
                   FROM roster.v_household_member o
                   JOIN roster.v_consent c ON c.community_id = o.community_id AND c.party_id = o.party_id
                   WHERE o.community_id = h.community_id AND o.household_id = h.household_id AND c.answer = 'refused'
                     AND c.channel = CASE p.kind WHEN 'phone' THEN 'sms' ELSE p.kind END)) AS reachable
FROM roster.v_household h
WHERE h.community_id = :community_id AND h.household_id = ANY (:household_ids::uuid[])
