-- Purpose: fresh recovery codes in place of the old; only their hashes.
SELECT platform.save_recovery_codes(:staff_id, :hashes)
