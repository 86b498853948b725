-- Purpose: one secret sealed where it stands, unless it was changed meanwhile. Volume: one row.
UPDATE platform.second_factor f SET secret = :sealed
WHERE f.company_id = :company_id AND f.staff_id = :staff_id AND f.secret = :secret
