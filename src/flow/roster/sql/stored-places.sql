-- Purpose: phases, buildings and entrances as stored. Volume: hundreds of rows.
SELECT 'phase' AS noun, ph.id, ph.name, NULL::uuid AS parent_id
FROM roster.phase ph
WHERE ph.community_id = :community
UNION ALL
SELECT 'building', b.id, b.name, b.phase_id
FROM roster.building b
WHERE b.community_id = :community AND b.withdrawn_at IS NULL
UNION ALL
SELECT 'entrance', e.id, e.name, e.building_id
FROM roster.entrance e
WHERE e.community_id = :community AND e.withdrawn_at IS NULL
