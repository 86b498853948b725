-- Why: what every slice stands on: company, staff, roles, logins, the audit chain, jobs and the calendar.
-- Locks: new objects only. Rows: none.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The role every application transaction runs as. It owns nothing and logs in nowhere.
DO $$
BEGIN
  CREATE ROLE dunwell_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  EXECUTE format('GRANT dunwell_app TO %I', current_user);
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
GRANT USAGE ON SCHEMA platform TO dunwell_app;

-- Row-level security and privileges of a table in one word. 'append': rows are written once and never change, which
-- the privileges say first and a trigger says again to whoever owns the table. 'edit': rows may change and go.
-- The setting is read once a statement (a sub-select), not once a row.
CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed or removed', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION platform.guard(guarded regclass, mode text, key text DEFAULT 'company_id') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format(
    'CREATE POLICY company ON %s USING (%I = (SELECT nullif(current_setting(''app.company'', true), '''')::uuid))',
    guarded, key);
  IF mode = 'append' THEN
    EXECUTE format('GRANT SELECT, INSERT ON %s TO dunwell_app', guarded);
    EXECUTE format(
      'CREATE TRIGGER unchanging BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()',
      guarded);
  ELSE
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO dunwell_app', guarded);
  END IF;
END $$;

CREATE TABLE platform.company (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (name <> ''),
  created_at timestamptz NOT NULL
);
SELECT platform.guard('platform.company', 'edit', 'id');

CREATE TABLE platform.staff (
  company_id uuid NOT NULL REFERENCES platform.company,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  phone text,
  disabled_at timestamptz,
  PRIMARY KEY (company_id, id)
);
SELECT platform.guard('platform.staff', 'edit');

-- What a person may do, where, and since when. community_id null: in every community of the company.
CREATE TABLE platform.role_grant (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('company_admin', 'community_manager', 'supervisor', 'steward', 'cashier',
    'customer_service', 'finance', 'legal', 'auditor', 'field_staff')),
  community_id uuid,
  from_day date NOT NULL,
  to_day date,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff,
  CHECK (to_day IS NULL OR to_day >= from_day)
);
SELECT platform.guard('platform.role_grant', 'edit');
CREATE INDEX ON platform.role_grant (company_id, staff_id);

-- Three tables outside row-level security: a name, a token and a community's code are looked up before any company is
-- known. The application role has no privilege on them; it reaches them only through the functions below.
CREATE TABLE platform.login (
  username text PRIMARY KEY CHECK (username = lower(username) AND username <> ''),
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  password_hash text NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff
);
CREATE TABLE platform.session (
  token_hash text PRIMARY KEY,
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff ON DELETE CASCADE
);
CREATE TABLE platform.community_code (
  code text PRIMARY KEY,
  company_id uuid NOT NULL,
  community_id uuid NOT NULL UNIQUE
);

CREATE FUNCTION platform.company_of_code(wanted text) RETURNS TABLE (company_id uuid, community_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT c.company_id, c.community_id FROM platform.community_code c WHERE c.code = wanted';

-- Every company and community, for work that visits them all (the calendar, verify). Ids only.
CREATE FUNCTION platform.all_communities() RETURNS TABLE (company_id uuid, community_id uuid, code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT c.company_id, c.community_id, c.code FROM platform.community_code c ORDER BY c.code';

-- Takes a code for a community of the company in force; a code in use answers false.
CREATE FUNCTION platform.take_code(wanted text, community uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'WITH taken AS (
      INSERT INTO platform.community_code (code, company_id, community_id)
      VALUES (wanted, nullif(current_setting(''app.company'', true), '''')::uuid, community)
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken)';

CREATE FUNCTION platform.find_login(wanted text)
RETURNS TABLE (company_id uuid, staff_id uuid, password_hash text, failures integer, locked_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT l.company_id, l.staff_id, l.password_hash, l.failures, l.locked_until
    FROM platform.login l WHERE l.username = wanted';

CREATE FUNCTION platform.note_login(wanted text, failed integer, lock_until timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'UPDATE platform.login SET failures = failed, locked_until = lock_until WHERE username = wanted';

-- A name or password for one of the company's own staff.
CREATE FUNCTION platform.save_login(wanted text, staff uuid, hash text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'WITH saved AS (
      INSERT INTO platform.login AS l (username, company_id, staff_id, password_hash)
      VALUES (wanted, nullif(current_setting(''app.company'', true), '''')::uuid, staff, hash)
      ON CONFLICT (username) DO UPDATE SET password_hash = hash, failures = 0, locked_until = NULL
      WHERE l.company_id = nullif(current_setting(''app.company'', true), '''')::uuid AND l.staff_id = staff
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM saved)';

CREATE FUNCTION platform.open_session(token text, company uuid, staff uuid, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'INSERT INTO platform.session (token_hash, company_id, staff_id, created_at, seen_at)
    VALUES (token, company, staff, at, at)';

CREATE FUNCTION platform.find_session(token text)
RETURNS TABLE (company_id uuid, staff_id uuid, created_at timestamptz, seen_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT s.company_id, s.staff_id, s.created_at, s.seen_at FROM platform.session s WHERE s.token_hash = token';

CREATE FUNCTION platform.touch_session(token text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'UPDATE platform.session SET seen_at = at WHERE token_hash = token';

CREATE FUNCTION platform.close_session(token text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'DELETE FROM platform.session WHERE token_hash = token';

CREATE FUNCTION platform.close_sessions_of(staff uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'DELETE FROM platform.session WHERE staff_id = staff
      AND company_id = nullif(current_setting(''app.company'', true), '''')::uuid';

-- Whether the installation holds any company yet: the first-run page asks.
CREATE FUNCTION platform.has_company() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT EXISTS (SELECT 1 FROM platform.login)';

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA platform FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.company_of_code, platform.all_communities, platform.take_code, platform.find_login,
  platform.note_login, platform.save_login, platform.open_session, platform.find_session, platform.touch_session,
  platform.close_session, platform.close_sessions_of, platform.has_company TO dunwell_app;

CREATE TABLE platform.audit_head (
  chain_id uuid PRIMARY KEY,
  company_id uuid NOT NULL,
  seq bigint NOT NULL DEFAULT 0,
  hash text NOT NULL DEFAULT repeat('0', 64)
);
SELECT platform.guard('platform.audit_head', 'edit');
REVOKE DELETE ON platform.audit_head FROM dunwell_app;

CREATE TABLE platform.audit_entry (
  chain_id uuid NOT NULL,
  seq bigint NOT NULL,
  company_id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (chain_id, seq)
);
SELECT platform.guard('platform.audit_entry', 'append');

-- Long work people can watch: an import, a billing run, a dunning run.
CREATE TABLE platform.job (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  community_id uuid,
  kind text NOT NULL,
  input jsonb NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  result jsonb,
  problem jsonb,
  PRIMARY KEY (company_id, id)
);
SELECT platform.guard('platform.job', 'edit');

-- What a community's calendar has done, once a day and task for ever: the unique key is what makes catching up
-- after a stop happen exactly once.
CREATE TABLE platform.calendar_run (
  community_id uuid NOT NULL,
  task text NOT NULL CHECK (task IN ('bill', 'notify', 'dun', 'dispatch', 'day_end')),
  day date NOT NULL,
  company_id uuid NOT NULL,
  at timestamptz NOT NULL,
  result jsonb NOT NULL,
  PRIMARY KEY (community_id, task, day)
);
SELECT platform.guard('platform.calendar_run', 'append');
