-- Purpose: sign-out.
SELECT platform.close_session(:token_hash)
