-- Purpose: active staff of a name. Volume: a few rows.
SELECT s.id, s.name FROM platform.staff s WHERE s.name = :name AND s.disabled_at IS NULL
