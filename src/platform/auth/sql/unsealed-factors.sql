-- Purpose: secrets that are not sealed yet, of every company; asked by the owner when a server starts. None, as a rule.
SELECT f.company_id AS "companyId", f.staff_id AS "staffId", f.secret
FROM platform.second_factor f
WHERE f.secret NOT LIKE 'v1.%'
