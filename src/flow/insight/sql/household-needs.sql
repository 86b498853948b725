-- Purpose: what a household asked for or needs; a few rows.
SELECT n.kind, n.note FROM roster.v_service_need n
WHERE n.community_id = :community_id AND n.household_id = :household_id
ORDER BY n.since
