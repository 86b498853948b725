-- Purpose: a pending sign-in ends; false when it had ended before.
SELECT platform.close_pending_sign_in(:token_hash) AS closed
