-- Purpose: channels a member of the household asked us not to use. Volume: a handful.
SELECT DISTINCT c.channel
FROM roster.v_household_member m
JOIN roster.v_consent c ON c.community_id = m.community_id AND c.party_id = m.party_id
WHERE m.community_id = :community_id AND m.household_id = :household_id AND c.answer = 'refused' AND c.day <= :day
