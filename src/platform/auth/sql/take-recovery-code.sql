-- Purpose: a recovery code is used up; false when there is none like it.
SELECT platform.take_recovery_code(:staff_id, :hash) AS taken
