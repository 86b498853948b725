-- Why: staff prove by a second factor (TOTP, RFC 6238) that it is they who signed in.
-- Locks: platform.company for an instant (a column with a constant default). Rows: none.

-- Whether company admins and finance must have a second factor.
ALTER TABLE platform.company ADD second_factor_required boolean NOT NULL DEFAULT false;

-- Three tables beside platform.login, outside row-level security as it is and as closed: the application role reaches
-- them only through the functions below, so that no statement of its own can read a secret.
-- last_step: the last 30-second step a code was taken for; a code is never taken twice.
CREATE TABLE platform.second_factor (
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  secret text NOT NULL CHECK (secret ~ '^[A-Z2-7]{32}$'),
  started_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (company_id, staff_id),
  FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff ON DELETE CASCADE
);
-- Only hashes; a code that was used is gone.
CREATE TABLE platform.recovery_code (
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  code_hash text NOT NULL,
  PRIMARY KEY (company_id, staff_id, code_hash),
  FOREIGN KEY (company_id, staff_id) REFERENCES platform.second_factor ON DELETE CASCADE
);
-- The password was right and the second factor is awaited: no session yet.
CREATE TABLE platform.pending_sign_in (
  token_hash text PRIMARY KEY,
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  username text NOT NULL,
  created_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff ON DELETE CASCADE
);
CREATE INDEX ON platform.pending_sign_in (created_at);

-- The company in force, as every function below reads it.
CREATE FUNCTION platform.company_in_force() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog
AS 'SELECT nullif(current_setting(''app.company'', true), '''')::uuid';

CREATE FUNCTION platform.find_second_factor(staff uuid)
RETURNS TABLE (secret text, confirmed_at timestamptz, last_step bigint, codes_left bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT f.secret, f.confirmed_at, f.last_step,
           (SELECT count(*) FROM platform.recovery_code r WHERE r.company_id = f.company_id AND r.staff_id = f.staff_id)
    FROM platform.second_factor f WHERE f.company_id = platform.company_in_force() AND f.staff_id = staff';

-- Who has a confirmed second factor, of the company's own staff.
CREATE FUNCTION platform.own_second_factors() RETURNS TABLE (staff_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT f.staff_id FROM platform.second_factor f
    WHERE f.company_id = platform.company_in_force() AND f.confirmed_at IS NOT NULL';

-- Begins anew as long as nothing was confirmed; false: a confirmed one stands.
CREATE FUNCTION platform.start_second_factor(staff uuid, fresh text, at timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'WITH started AS (
      INSERT INTO platform.second_factor AS f (company_id, staff_id, secret, started_at)
      VALUES (platform.company_in_force(), staff, fresh, at)
      ON CONFLICT (company_id, staff_id) DO UPDATE SET secret = fresh, started_at = at, last_step = 0
      WHERE f.confirmed_at IS NULL
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM started)';

-- Takes a code of a step, once: false when that step or a later one was taken before.
CREATE FUNCTION platform.take_second_factor_step(staff uuid, step bigint, at timestamptz) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'WITH taken AS (
      UPDATE platform.second_factor f SET last_step = step, confirmed_at = coalesce(f.confirmed_at, at)
      WHERE f.company_id = platform.company_in_force() AND f.staff_id = staff AND f.last_step < step
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken)';

CREATE FUNCTION platform.save_recovery_codes(staff uuid, hashes text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'DELETE FROM platform.recovery_code r WHERE r.company_id = platform.company_in_force() AND r.staff_id = staff;
    INSERT INTO platform.recovery_code (company_id, staff_id, code_hash)
    SELECT platform.company_in_force(), staff, h FROM unnest(hashes) h';

CREATE FUNCTION platform.take_recovery_code(staff uuid, hash text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'WITH taken AS (
      DELETE FROM platform.recovery_code r
      WHERE r.company_id = platform.company_in_force() AND r.staff_id = staff AND r.code_hash = hash
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken)';

CREATE FUNCTION platform.drop_second_factor(staff uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'WITH dropped AS (
      DELETE FROM platform.second_factor f
      WHERE f.company_id = platform.company_in_force() AND f.staff_id = staff RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM dropped)';

-- Old ones are swept away where a new one begins.
CREATE FUNCTION platform.open_pending_sign_in(token text, company uuid, staff uuid, name text, at timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'DELETE FROM platform.pending_sign_in p WHERE p.created_at < at - interval ''1 hour'';
    INSERT INTO platform.pending_sign_in (token_hash, company_id, staff_id, username, created_at)
    VALUES (token, company, staff, name, at)';

-- Counts the try it is asked for, so that tries made at the same moment all count.
CREATE FUNCTION platform.try_pending_sign_in(token text, since timestamptz, most integer)
RETURNS TABLE (company_id uuid, staff_id uuid, username text)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'UPDATE platform.pending_sign_in p SET tries = p.tries + 1
    WHERE p.token_hash = token AND p.created_at >= since AND p.tries < most
    RETURNING p.company_id, p.staff_id, p.username';

CREATE FUNCTION platform.close_pending_sign_in(token text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'WITH closed AS (DELETE FROM platform.pending_sign_in p WHERE p.token_hash = token RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM closed)';

REVOKE ALL ON FUNCTION platform.company_in_force, platform.find_second_factor, platform.own_second_factors,
  platform.start_second_factor, platform.take_second_factor_step, platform.save_recovery_codes,
  platform.take_recovery_code, platform.drop_second_factor, platform.open_pending_sign_in,
  platform.try_pending_sign_in, platform.close_pending_sign_in FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.company_in_force, platform.find_second_factor, platform.own_second_factors,
  platform.start_second_factor, platform.take_second_factor_step, platform.save_recovery_codes,
  platform.take_recovery_code, platform.drop_second_factor TO dunwell_app;

-- What is asked before a company is known is asked by the connecting role itself, never inside a company's transaction: so
-- the application role has no way to read a password's hash or to make a session, whatever statement it was made to run.
REVOKE EXECUTE ON FUNCTION platform.find_login, platform.note_login, platform.count_failure, platform.open_session,
  platform.find_session, platform.touch_session, platform.close_session FROM dunwell_app;
