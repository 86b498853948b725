-- Purpose: a session by its token's hash: one row or none.
SELECT s.company_id AS "companyId", s.staff_id AS "staffId", s.created_at AS "createdAt", s.seen_at AS "seenAt"
FROM platform.find_session(:token_hash) s
