-- Purpose: usable contact points of those who owe, first person and first point first. Volume: a handful.
SELECT p.contact_point_id, p.party_id, m.name AS person, p.kind, p.value, p.state
FROM roster.v_household_member m
JOIN roster.v_contact_point p ON p.community_id = m.community_id AND p.party_id = m.party_id
WHERE m.community_id = :community_id AND m.household_id = :household_id
ORDER BY m.position, m.party_id, p.state DESC, p.position, p.contact_point_id
