-- Purpose: a new session; only the token's hash is stored.
SELECT platform.open_session(:token_hash, :company_id, :staff_id, :at)
