-- Purpose: the company asks its admins and finance for a second factor, or no longer. One row.
UPDATE platform.company SET second_factor_required = :required WHERE id = :company_id RETURNING id
