-- Purpose: the password was right, the code is awaited; only the token's hash is stored.
SELECT platform.open_pending_sign_in(:token_hash, :company_id, :staff_id, :username, :at)
