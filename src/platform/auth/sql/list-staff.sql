-- Purpose: staff of the company with their user names and the grants that hold on a day; tens to hundreds of rows.
SELECT s.id AS "staffId", s.name, s.phone, s.disabled_at AS "disabledAt",
       s.id IN (SELECT f.staff_id FROM platform.own_second_factors() f) AS "secondFactor",
       (SELECT l.username FROM platform.own_logins() l WHERE l.staff_id = s.id LIMIT 1) AS username,
       coalesce((
         SELECT jsonb_agg(jsonb_build_object('grantId', g.id, 'role', g.role, 'communityId', g.community_id)
                          ORDER BY g.role, g.id)
         FROM platform.role_grant g
         WHERE g.company_id = s.company_id AND g.staff_id = s.id
           AND g.from_day <= :day AND (g.to_day IS NULL OR g.to_day >= :day)), '[]') AS grants
FROM platform.staff s
ORDER BY s.disabled_at IS NOT NULL, s.name, s.id
