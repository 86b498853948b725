-- Purpose: shuts a person out from an instant on; a second time changes nothing.
UPDATE platform.staff SET disabled_at = :at WHERE id = :staff_id AND disabled_at IS NULL RETURNING id
