-- Purpose: others who can still manage staff: company admins in every community, not disabled. One row.
SELECT count(*) AS count
FROM platform.role_grant g
JOIN platform.staff s ON s.company_id = g.company_id AND s.id = g.staff_id AND s.disabled_at IS NULL
WHERE g.role = 'company_admin' AND g.community_id IS NULL AND g.staff_id <> :staff_id
  AND g.from_day <= :day AND (g.to_day IS NULL OR g.to_day >= :day)
