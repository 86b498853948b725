-- Purpose: the company in force: one row.
SELECT c.id AS "companyId", c.name FROM platform.company c WHERE c.id = :company_id
