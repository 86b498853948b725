-- Purpose: one member of staff with the user name; one row or none.
SELECT s.id AS "staffId", s.name, s.disabled_at AS "disabledAt",
       (SELECT l.username FROM platform.own_logins() l WHERE l.staff_id = s.id LIMIT 1) AS username
FROM platform.staff s
WHERE s.id = :staff_id
