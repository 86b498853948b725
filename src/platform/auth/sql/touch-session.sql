-- Purpose: the session was used.
SELECT platform.touch_session(:token_hash, :at)
