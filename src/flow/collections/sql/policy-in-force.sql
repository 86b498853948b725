-- Purpose: the contact limits of the company on a day. Volume: one row or none.
SELECT version, body FROM collections.contact_policy
WHERE company_id = :company_id AND from_day <= :day
ORDER BY from_day DESC, version DESC LIMIT 1
