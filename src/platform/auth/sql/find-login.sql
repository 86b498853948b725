-- Purpose: a login by its user name, before any company is known: one row or none.
SELECT l.company_id AS "companyId", l.staff_id AS "staffId", l.password_hash AS "hash",
       l.locked_until AS "lockedUntil", l.failures
FROM platform.find_login(:username) l
