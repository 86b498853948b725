-- Purpose: premises, and who owes for them on a day (or first after it), by room. Volume: up to 100,000 rows.
SELECT p.code, p.premises_id AS "premisesId", p.building_id AS "buildingId",
       (SELECT l.household_id
        FROM roster.v_liability l
        WHERE l.community_id = p.community_id AND l.premises_id = p.premises_id
          AND coalesce(l.to_day, 'infinity') >= :day::date
        ORDER BY l.from_day
        LIMIT 1) AS "householdId"
FROM roster.v_premises p
WHERE p.community_id = :community AND p.code = ANY (:codes::text[])
