-- Purpose: a person of the company in force with the grants that hold on a day; none for disabled staff. One row.
SELECT s.id AS "staffId", s.name, c.name AS company,
       c.second_factor_required AND s.id NOT IN (SELECT f.staff_id FROM platform.own_second_factors() f) AS "needsFactor",
       (SELECT l.username FROM platform.own_logins() l WHERE l.staff_id = s.id LIMIT 1) AS username,
       coalesce((
         SELECT jsonb_agg(jsonb_build_object('role', g.role, 'communityId', g.community_id) ORDER BY g.role, g.id)
         FROM platform.role_grant g
         WHERE g.company_id = s.company_id AND g.staff_id = s.id
           AND g.from_day <= :day AND (g.to_day IS NULL OR g.to_day >= :day)), '[]') AS grants
FROM platform.staff s
JOIN platform.company c ON c.id = s.company_id
WHERE s.id = :staff_id AND s.disabled_at IS NULL
