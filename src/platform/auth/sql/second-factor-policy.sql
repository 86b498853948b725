-- Purpose: whether the company asks its admins and finance for a second factor. One row.
SELECT c.second_factor_required AS required FROM platform.company c WHERE c.id = :company_id
