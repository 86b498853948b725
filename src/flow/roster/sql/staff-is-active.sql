-- Purpose: whether a member of staff may be given work. Volume: at most one row.
SELECT s.id FROM platform.staff s WHERE s.id = :staff AND s.disabled_at IS NULL
