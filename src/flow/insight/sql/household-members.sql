-- Purpose: who owes together, with the contact points that may be used; a few rows.
SELECT m.party_id AS "partyId", m.name, m.kind, m.liable_as AS "liableAs",
       coalesce((
         SELECT jsonb_agg(jsonb_build_object('contactPointId', c.contact_point_id, 'kind', c.kind, 'value', c.value,
                                             'state', c.state, 'source', c.source) ORDER BY c.kind, c.position)
         FROM roster.v_contact_point c
         WHERE c.community_id = m.community_id AND c.party_id = m.party_id), '[]') AS contacts
FROM roster.v_household_member m
WHERE m.community_id = :community_id AND m.household_id = :household_id
ORDER BY m.position, m.party_id
