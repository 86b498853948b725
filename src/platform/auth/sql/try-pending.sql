-- Purpose: whose sign-in is pending, and one try of it used; none when it is over. One row or none.
SELECT p.company_id AS "companyId", p.staff_id AS "staffId", p.username
FROM platform.try_pending_sign_in(:token_hash, :since, :most) p
