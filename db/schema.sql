-- Generated from the migrations by `npm run db -- schema`; a test compares. For reading, not for restoring.

-- platform

CREATE SCHEMA platform;
GRANT USAGE ON SCHEMA platform TO dunwell_app;

CREATE TABLE platform.audit_entry (
  chain_id uuid NOT NULL,
  seq bigint NOT NULL,
  company_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  facts jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT audit_entry_pkey PRIMARY KEY (chain_id, seq)
);
ALTER TABLE platform.audit_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON platform.audit_entry AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON platform.audit_entry FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON platform.audit_entry TO dunwell_app;

CREATE TABLE platform.audit_head (
  chain_id uuid NOT NULL,
  company_id uuid NOT NULL,
  seq bigint NOT NULL DEFAULT 0,
  hash text NOT NULL DEFAULT repeat('0'::text, 64),
  CONSTRAINT audit_head_pkey PRIMARY KEY (chain_id)
);
ALTER TABLE platform.audit_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON platform.audit_head AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT INSERT, SELECT, UPDATE ON platform.audit_head TO dunwell_app;

CREATE TABLE platform.calendar_run (
  community_id uuid NOT NULL,
  task text NOT NULL,
  day date NOT NULL,
  company_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  result jsonb NOT NULL,
  CONSTRAINT calendar_run_pkey PRIMARY KEY (community_id, task, day),
  CONSTRAINT calendar_run_task_check CHECK ((task = ANY (ARRAY['bill'::text, 'notify'::text, 'dun'::text, 'dispatch'::text, 'day_end'::text])))
);
ALTER TABLE platform.calendar_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON platform.calendar_run AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON platform.calendar_run FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON platform.calendar_run TO dunwell_app;

CREATE TABLE platform.community_code (
  code text NOT NULL,
  company_id uuid NOT NULL,
  community_id uuid NOT NULL,
  CONSTRAINT community_code_pkey PRIMARY KEY (code),
  CONSTRAINT community_code_community_id_key UNIQUE (community_id)
);
-- outside row-level security

CREATE TABLE platform.company (
  id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  second_factor_required boolean NOT NULL DEFAULT false,
  CONSTRAINT company_pkey PRIMARY KEY (id),
  CONSTRAINT company_name_check CHECK ((name <> ''::text))
);
ALTER TABLE platform.company ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON platform.company AS PERMISSIVE FOR ALL TO public USING (id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.company TO dunwell_app;

CREATE TABLE platform.job (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  community_id uuid,
  kind text NOT NULL,
  input jsonb NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  result jsonb,
  problem jsonb,
  CONSTRAINT job_pkey PRIMARY KEY (company_id, id)
);
ALTER TABLE platform.job ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON platform.job AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.job TO dunwell_app;

CREATE TABLE platform.knock (
  source text NOT NULL,
  failures integer NOT NULL,
  strikes integer NOT NULL,
  since timestamp with time zone NOT NULL,
  shut_until timestamp with time zone,
  CONSTRAINT knock_pkey PRIMARY KEY (source),
  CONSTRAINT knock_source_check CHECK ((source ~ '^[0-9a-f]{64}$'::text))
);
-- outside row-level security
CREATE INDEX knock_since_idx ON platform.knock USING btree (since);

CREATE TABLE platform.login (
  username text NOT NULL,
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  password_hash text NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamp with time zone,
  CONSTRAINT login_pkey PRIMARY KEY (username),
  CONSTRAINT login_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff(company_id, id),
  CONSTRAINT login_username_check CHECK (((username = lower(username)) AND (username <> ''::text)))
);
-- outside row-level security

CREATE TABLE platform.pending_sign_in (
  token_hash text NOT NULL,
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  username text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  CONSTRAINT pending_sign_in_pkey PRIMARY KEY (token_hash),
  CONSTRAINT pending_sign_in_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff(company_id, id) ON DELETE CASCADE
);
-- outside row-level security
CREATE INDEX pending_sign_in_created_at_idx ON platform.pending_sign_in USING btree (created_at);

CREATE TABLE platform.recovery_code (
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  code_hash text NOT NULL,
  CONSTRAINT recovery_code_pkey PRIMARY KEY (company_id, staff_id, code_hash),
  CONSTRAINT recovery_code_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES platform.second_factor(company_id, staff_id) ON DELETE CASCADE
);
-- outside row-level security

CREATE TABLE platform.role_grant (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  role text NOT NULL,
  community_id uuid,
  from_day date NOT NULL,
  to_day date,
  CONSTRAINT role_grant_pkey PRIMARY KEY (company_id, id),
  CONSTRAINT role_grant_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff(company_id, id),
  CONSTRAINT role_grant_check CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  CONSTRAINT role_grant_role_check CHECK ((role = ANY (ARRAY['company_admin'::text, 'community_manager'::text, 'supervisor'::text, 'steward'::text, 'cashier'::text, 'customer_service'::text, 'finance'::text, 'legal'::text, 'auditor'::text, 'field_staff'::text])))
);
ALTER TABLE platform.role_grant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX role_grant_company_id_staff_id_idx ON platform.role_grant USING btree (company_id, staff_id);
CREATE POLICY company ON platform.role_grant AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.role_grant TO dunwell_app;

CREATE TABLE platform.second_factor (
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  secret text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  last_step bigint NOT NULL DEFAULT 0,
  CONSTRAINT second_factor_pkey PRIMARY KEY (company_id, staff_id),
  CONSTRAINT second_factor_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff(company_id, id) ON DELETE CASCADE,
  CONSTRAINT second_factor_sealed CHECK ((secret ~ '^v1\.[A-Za-z0-9_-]{40,250}$'::text)) NOT VALID
);
-- outside row-level security

CREATE TABLE platform.session (
  token_hash text NOT NULL,
  company_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT session_pkey PRIMARY KEY (token_hash),
  CONSTRAINT session_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff(company_id, id) ON DELETE CASCADE
);
-- outside row-level security

CREATE TABLE platform.staff (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  phone text,
  disabled_at timestamp with time zone,
  CONSTRAINT staff_pkey PRIMARY KEY (company_id, id),
  CONSTRAINT staff_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT staff_name_check CHECK ((name <> ''::text))
);
ALTER TABLE platform.staff ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON platform.staff AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON platform.staff TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.all_communities()
 RETURNS TABLE(company_id uuid, community_id uuid, code text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT c.company_id, c.community_id, c.code FROM platform.community_code c ORDER BY c.code$function$;
GRANT EXECUTE ON FUNCTION platform.all_communities TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.close_other_sessions(staff uuid, kept text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$DELETE FROM platform.session s WHERE s.staff_id = staff AND s.token_hash <> kept
      AND s.company_id = nullif(current_setting('app.company', true), '')::uuid$function$;
GRANT EXECUTE ON FUNCTION platform.close_other_sessions TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.close_pending_sign_in(token text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$WITH closed AS (DELETE FROM platform.pending_sign_in p WHERE p.token_hash = token RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM closed)$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.close_session(token text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$DELETE FROM platform.session WHERE token_hash = token$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.close_sessions_of(staff uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$DELETE FROM platform.session WHERE staff_id = staff
      AND company_id = nullif(current_setting('app.company', true), '')::uuid$function$;
GRANT EXECUTE ON FUNCTION platform.close_sessions_of TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.company_in_force()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$SELECT nullif(current_setting('app.company', true), '')::uuid$function$;
GRANT EXECUTE ON FUNCTION platform.company_in_force TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.company_of_code(wanted text)
 RETURNS TABLE(company_id uuid, community_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT c.company_id, c.community_id FROM platform.community_code c WHERE c.code = wanted$function$;
GRANT EXECUTE ON FUNCTION platform.company_of_code TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.count_failure(wanted text, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$UPDATE platform.login l
    SET locked_until = CASE WHEN l.failures + 1 >= 10 THEN at + interval '15 minutes' ELSE l.locked_until END,
        failures = CASE WHEN l.failures + 1 >= 10 THEN 0 ELSE l.failures + 1 END
    WHERE l.username = wanted
    RETURNING l.locked_until$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.count_knock(wanted text, at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$DELETE FROM platform.knock k WHERE k.since < at - interval '2 days' AND k.source <> wanted;
    INSERT INTO platform.knock AS k (source, failures, strikes, since) VALUES (wanted, 1, 0, at)
    ON CONFLICT (source) DO UPDATE SET
      failures = CASE WHEN k.since < at - interval '15 minutes' THEN 1 WHEN k.failures >= 49 THEN 0 ELSE k.failures + 1 END,
      strikes = CASE WHEN k.since < at - interval '1 day' THEN 0
                     WHEN k.since >= at - interval '15 minutes' AND k.failures >= 49 THEN k.strikes + 1 ELSE k.strikes END,
      shut_until = CASE WHEN k.since >= at - interval '15 minutes' AND k.failures >= 49
                        THEN at + interval '15 minutes' * (2 ^ least(k.strikes, 4)) ELSE k.shut_until END,
      since = CASE WHEN k.since < at - interval '15 minutes' OR k.failures >= 49 THEN at ELSE k.since END
    RETURNING k.shut_until$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.drop_second_factor(staff uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$WITH dropped AS (
      DELETE FROM platform.second_factor f
      WHERE f.company_id = platform.company_in_force() AND f.staff_id = staff RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM dropped)$function$;
GRANT EXECUTE ON FUNCTION platform.drop_second_factor TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.find_login(wanted text)
 RETURNS TABLE(company_id uuid, staff_id uuid, password_hash text, failures integer, locked_until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT l.company_id, l.staff_id, l.password_hash, l.failures, l.locked_until
    FROM platform.login l WHERE l.username = wanted$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.find_second_factor(staff uuid)
 RETURNS TABLE(secret text, confirmed_at timestamp with time zone, last_step bigint, codes_left bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT f.secret, f.confirmed_at, f.last_step,
           (SELECT count(*) FROM platform.recovery_code r WHERE r.company_id = f.company_id AND r.staff_id = f.staff_id)
    FROM platform.second_factor f WHERE f.company_id = platform.company_in_force() AND f.staff_id = staff$function$;
GRANT EXECUTE ON FUNCTION platform.find_second_factor TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.find_session(token text)
 RETURNS TABLE(company_id uuid, staff_id uuid, created_at timestamp with time zone, seen_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT s.company_id, s.staff_id, s.created_at, s.seen_at FROM platform.session s WHERE s.token_hash = token$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.guard(guarded regclass, mode text, key text DEFAULT 'company_id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.has_company()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT EXISTS (SELECT 1 FROM platform.login)$function$;
GRANT EXECUTE ON FUNCTION platform.has_company TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.note_login(wanted text, failed integer, lock_until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$UPDATE platform.login SET failures = failed, locked_until = lock_until WHERE username = wanted$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.open_pending_sign_in(token text, company uuid, staff uuid, name text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$DELETE FROM platform.pending_sign_in p WHERE p.created_at < at - interval '1 hour';
    INSERT INTO platform.pending_sign_in (token_hash, company_id, staff_id, username, created_at)
    VALUES (token, company, staff, name, at)$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.open_session(token text, company uuid, staff uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$INSERT INTO platform.session (token_hash, company_id, staff_id, created_at, seen_at)
    VALUES (token, company, staff, at, at)$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.own_logins()
 RETURNS TABLE(username text, staff_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT l.username, l.staff_id FROM platform.login l
    WHERE l.company_id = nullif(current_setting('app.company', true), '')::uuid$function$;
GRANT EXECUTE ON FUNCTION platform.own_logins TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.own_second_factors()
 RETURNS TABLE(staff_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT f.staff_id FROM platform.second_factor f
    WHERE f.company_id = platform.company_in_force() AND f.confirmed_at IS NOT NULL$function$;
GRANT EXECUTE ON FUNCTION platform.own_second_factors TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed or removed', TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.save_login(wanted text, staff uuid, hash text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$WITH saved AS (
      INSERT INTO platform.login AS l (username, company_id, staff_id, password_hash)
      VALUES (wanted, nullif(current_setting('app.company', true), '')::uuid, staff, hash)
      ON CONFLICT (username) DO UPDATE SET password_hash = hash, failures = 0, locked_until = NULL
      WHERE l.company_id = nullif(current_setting('app.company', true), '')::uuid AND l.staff_id = staff
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM saved)$function$;
GRANT EXECUTE ON FUNCTION platform.save_login TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.save_recovery_codes(staff uuid, hashes text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$DELETE FROM platform.recovery_code r WHERE r.company_id = platform.company_in_force() AND r.staff_id = staff;
    INSERT INTO platform.recovery_code (company_id, staff_id, code_hash)
    SELECT platform.company_in_force(), staff, h FROM unnest(hashes) h$function$;
GRANT EXECUTE ON FUNCTION platform.save_recovery_codes TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.shut_until(wanted text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$SELECT k.shut_until FROM platform.knock k WHERE k.source = wanted$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.start_second_factor(staff uuid, fresh text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$WITH started AS (
      INSERT INTO platform.second_factor AS f (company_id, staff_id, secret, started_at)
      VALUES (platform.company_in_force(), staff, fresh, at)
      ON CONFLICT (company_id, staff_id) DO UPDATE SET secret = fresh, started_at = at, last_step = 0
      WHERE f.confirmed_at IS NULL
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM started)$function$;
GRANT EXECUTE ON FUNCTION platform.start_second_factor TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.take_code(wanted text, community uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$WITH taken AS (
      INSERT INTO platform.community_code (code, company_id, community_id)
      VALUES (wanted, nullif(current_setting('app.company', true), '')::uuid, community)
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken)$function$;
GRANT EXECUTE ON FUNCTION platform.take_code TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.take_recovery_code(staff uuid, hash text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$WITH taken AS (
      DELETE FROM platform.recovery_code r
      WHERE r.company_id = platform.company_in_force() AND r.staff_id = staff AND r.code_hash = hash
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken)$function$;
GRANT EXECUTE ON FUNCTION platform.take_recovery_code TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.take_second_factor_step(staff uuid, step bigint, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$WITH taken AS (
      UPDATE platform.second_factor f SET last_step = step, confirmed_at = coalesce(f.confirmed_at, at)
      WHERE f.company_id = platform.company_in_force() AND f.staff_id = staff AND f.last_step < step
      RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM taken)$function$;
GRANT EXECUTE ON FUNCTION platform.take_second_factor_step TO dunwell_app;

CREATE OR REPLACE FUNCTION platform.touch_session(token text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$UPDATE platform.session SET seen_at = at WHERE token_hash = token$function$;
-- granted to nobody

CREATE OR REPLACE FUNCTION platform.try_pending_sign_in(token text, since timestamp with time zone, most integer)
 RETURNS TABLE(company_id uuid, staff_id uuid, username text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$UPDATE platform.pending_sign_in p SET tries = p.tries + 1
    WHERE p.token_hash = token AND p.created_at >= since AND p.tries < most
    RETURNING p.company_id, p.staff_id, p.username$function$;
-- granted to nobody

-- roster

CREATE SCHEMA roster;
GRANT USAGE ON SCHEMA roster TO dunwell_app;

CREATE TABLE roster.building (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  phase_id uuid,
  name text NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT building_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT building_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT building_community_id_phase_id_fkey FOREIGN KEY (community_id, phase_id) REFERENCES roster.phase(community_id, id)
);
ALTER TABLE roster.building ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX building_community_id_name_idx ON roster.building USING btree (community_id, name) WHERE (withdrawn_at IS NULL);
CREATE POLICY company ON roster.building AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.building TO dunwell_app;

CREATE TABLE roster.change (
  community_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  noun text NOT NULL,
  row_id uuid NOT NULL,
  company_id uuid NOT NULL,
  before jsonb,
  after_digest text NOT NULL,
  CONSTRAINT change_pkey PRIMARY KEY (community_id, batch_id, noun, row_id),
  CONSTRAINT change_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT change_noun_check CHECK ((noun = ANY (ARRAY['phase'::text, 'building'::text, 'entrance'::text, 'premises'::text, 'party'::text, 'household'::text, 'ownership'::text, 'liability'::text, 'contact_point'::text, 'quarantined_value'::text])))
);
ALTER TABLE roster.change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON roster.change AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.change TO dunwell_app;

CREATE TABLE roster.community (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  zone text NOT NULL DEFAULT 'Asia/Shanghai'::text,
  province text,
  city text,
  address text,
  hotline text,
  payment_instructions text,
  calendar jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT community_pkey PRIMARY KEY (id),
  CONSTRAINT community_company_id_code_key UNIQUE (company_id, code),
  CONSTRAINT community_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT community_code_check CHECK ((code ~ '^[A-Za-z0-9_-]{1,32}$'::text)),
  CONSTRAINT community_name_check CHECK ((name <> ''::text))
);
ALTER TABLE roster.community ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON roster.community AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.community TO dunwell_app;

CREATE TABLE roster.consent (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  party_id uuid NOT NULL,
  channel text NOT NULL,
  answer text NOT NULL,
  day date NOT NULL,
  note text,
  at timestamp with time zone NOT NULL,
  CONSTRAINT consent_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT consent_community_id_party_id_fkey FOREIGN KEY (community_id, party_id) REFERENCES roster.party(community_id, id),
  CONSTRAINT consent_answer_check CHECK ((answer = ANY (ARRAY['granted'::text, 'refused'::text]))),
  CONSTRAINT consent_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'wechat'::text, 'call'::text, 'visit'::text, 'letter'::text, 'email'::text])))
);
ALTER TABLE roster.consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON roster.consent AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON roster.consent FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON roster.consent TO dunwell_app;

CREATE TABLE roster.contact_point (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  party_id uuid NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  person text,
  source text NOT NULL,
  state text NOT NULL DEFAULT 'unverified'::text,
  position integer NOT NULL DEFAULT 1,
  since timestamp with time zone NOT NULL,
  CONSTRAINT contact_point_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT contact_point_community_id_party_id_kind_value_key UNIQUE (community_id, party_id, kind, value),
  CONSTRAINT contact_point_community_id_party_id_fkey FOREIGN KEY (community_id, party_id) REFERENCES roster.party(community_id, id),
  CONSTRAINT contact_point_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'wechat'::text, 'email'::text, 'address'::text, 'second_address'::text, 'emergency_phone'::text]))),
  CONSTRAINT contact_point_source_check CHECK ((source = ANY (ARRAY['contract'::text, 'owner'::text, 'property_register'::text, 'court'::text]))),
  CONSTRAINT contact_point_state_check CHECK ((state = ANY (ARRAY['unverified'::text, 'verified'::text, 'wrong'::text, 'withdrawn'::text]))),
  CONSTRAINT contact_point_value_check CHECK ((value <> ''::text))
);
ALTER TABLE roster.contact_point ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX contact_value ON roster.contact_point USING gin (value public.gin_trgm_ops);
CREATE POLICY company ON roster.contact_point AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.contact_point TO dunwell_app;

CREATE TABLE roster.contact_reveal (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  contact_point_id uuid NOT NULL,
  by_actor text NOT NULL,
  reason text NOT NULL,
  note text,
  at timestamp with time zone NOT NULL,
  CONSTRAINT contact_reveal_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT contact_reveal_reason_check CHECK ((reason = ANY (ARRAY['call'::text, 'visit'::text, 'letter'::text, 'verify'::text, 'owner_asked'::text, 'court'::text, 'other'::text])))
);
ALTER TABLE roster.contact_reveal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX contact_reveal_by_actor_at_idx ON roster.contact_reveal USING btree (by_actor, at);
CREATE POLICY company ON roster.contact_reveal AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON roster.contact_reveal FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON roster.contact_reveal TO dunwell_app;

CREATE TABLE roster.entrance (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  building_id uuid NOT NULL,
  name text NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT entrance_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT entrance_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES roster.building(community_id, id)
);
ALTER TABLE roster.entrance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE UNIQUE INDEX entrance_community_id_building_id_name_idx ON roster.entrance USING btree (community_id, building_id, name) WHERE (withdrawn_at IS NULL);
CREATE POLICY company ON roster.entrance AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.entrance TO dunwell_app;

CREATE TABLE roster.household (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name text NOT NULL,
  withdrawn_at timestamp with time zone,
  CONSTRAINT household_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT household_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id)
);
ALTER TABLE roster.household ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON roster.household AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.household TO dunwell_app;

CREATE TABLE roster.household_member (
  community_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid NOT NULL,
  company_id uuid NOT NULL,
  liable_as text NOT NULL,
  position integer NOT NULL DEFAULT 1,
  CONSTRAINT household_member_pkey PRIMARY KEY (community_id, household_id, party_id),
  CONSTRAINT household_member_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT household_member_community_id_party_id_fkey FOREIGN KEY (community_id, party_id) REFERENCES roster.party(community_id, id),
  CONSTRAINT household_member_liable_as_check CHECK ((liable_as = ANY (ARRAY['owner'::text, 'tenant'::text, 'developer'::text])))
);
ALTER TABLE roster.household_member ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX household_member_community_id_party_id_idx ON roster.household_member USING btree (community_id, party_id);
CREATE POLICY company ON roster.household_member AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.household_member TO dunwell_app;

CREATE TABLE roster.liability (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  household_id uuid NOT NULL,
  basis text NOT NULL,
  from_day date NOT NULL,
  to_day date,
  CONSTRAINT liability_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT liability_community_id_premises_id_daterange_excl EXCLUDE USING gist (community_id WITH =, premises_id WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
  CONSTRAINT liability_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT liability_community_id_premises_id_fkey FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises(community_id, id),
  CONSTRAINT liability_basis_check CHECK ((basis = ANY (ARRAY['ownership'::text, 'tenancy_agreement'::text, 'developer'::text]))),
  CONSTRAINT liability_check CHECK (((to_day IS NULL) OR (to_day >= from_day)))
);
ALTER TABLE roster.liability ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX liability_community_id_household_id_idx ON roster.liability USING btree (community_id, household_id);
CREATE POLICY company ON roster.liability AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.liability TO dunwell_app;

CREATE TABLE roster.ownership (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  party_id uuid NOT NULL,
  share_numerator integer NOT NULL DEFAULT 1,
  share_denominator integer NOT NULL DEFAULT 1,
  from_day date NOT NULL,
  to_day date,
  CONSTRAINT ownership_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT ownership_community_id_premises_id_party_id_daterange_excl EXCLUDE USING gist (community_id WITH =, premises_id WITH =, party_id WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
  CONSTRAINT ownership_community_id_party_id_fkey FOREIGN KEY (community_id, party_id) REFERENCES roster.party(community_id, id),
  CONSTRAINT ownership_community_id_premises_id_fkey FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises(community_id, id),
  CONSTRAINT ownership_check CHECK ((share_denominator >= share_numerator)),
  CONSTRAINT ownership_check1 CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  CONSTRAINT ownership_share_numerator_check CHECK ((share_numerator > 0))
);
ALTER TABLE roster.ownership ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX ownership_community_id_party_id_idx ON roster.ownership USING btree (community_id, party_id);
CREATE POLICY company ON roster.ownership AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.ownership TO dunwell_app;

CREATE TABLE roster.party (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL DEFAULT 'person'::text,
  id_number text,
  search_key text NOT NULL DEFAULT ''::text,
  CONSTRAINT party_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT party_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT party_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text, 'developer'::text]))),
  CONSTRAINT party_name_check CHECK ((name <> ''::text))
);
ALTER TABLE roster.party ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX party_name ON roster.party USING gin (name public.gin_trgm_ops);
CREATE POLICY company ON roster.party AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.party TO dunwell_app;

CREATE TABLE roster.phase (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name text NOT NULL,
  CONSTRAINT phase_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT phase_community_id_name_key UNIQUE (community_id, name),
  CONSTRAINT phase_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id)
);
ALTER TABLE roster.phase ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON roster.phase AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.phase TO dunwell_app;

CREATE TABLE roster.premises (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  building_id uuid NOT NULL,
  entrance_id uuid,
  room text NOT NULL,
  code text NOT NULL,
  floor integer,
  usage text NOT NULL,
  floor_area numeric(10,2),
  status text NOT NULL DEFAULT 'unknown'::text,
  handover_day date,
  paid_until date,
  withdrawn_at timestamp with time zone,
  CONSTRAINT premises_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT premises_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES roster.building(community_id, id),
  CONSTRAINT premises_community_id_entrance_id_fkey FOREIGN KEY (community_id, entrance_id) REFERENCES roster.entrance(community_id, id),
  CONSTRAINT premises_floor_area_check CHECK ((floor_area > (0)::numeric)),
  CONSTRAINT premises_status_check CHECK ((status = ANY (ARRAY['unknown'::text, 'unsold'::text, 'sold'::text, 'handed_over'::text, 'renovating'::text, 'occupied'::text, 'vacant'::text, 'let'::text]))),
  CONSTRAINT premises_usage_check CHECK ((usage = ANY (ARRAY['residential'::text, 'shop'::text, 'parking'::text, 'storage'::text, 'office'::text])))
);
ALTER TABLE roster.premises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX premises_community_id_building_id_idx ON roster.premises USING btree (community_id, building_id);
CREATE UNIQUE INDEX premises_community_id_code_idx ON roster.premises USING btree (community_id, code) WHERE (withdrawn_at IS NULL);
CREATE INDEX premises_community_id_entrance_id_idx ON roster.premises USING btree (community_id, entrance_id);
CREATE POLICY company ON roster.premises AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.premises TO dunwell_app;

CREATE TABLE roster.quarantined_value (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid,
  party_id uuid,
  kind text NOT NULL,
  value text NOT NULL,
  place text NOT NULL,
  reason text NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT quarantined_value_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT quarantined_value_community_id_party_id_fkey FOREIGN KEY (community_id, party_id) REFERENCES roster.party(community_id, id),
  CONSTRAINT quarantined_value_community_id_premises_id_fkey FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises(community_id, id),
  CONSTRAINT quarantined_value_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'id'::text, 'other'::text])))
);
ALTER TABLE roster.quarantined_value ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX quarantined_value_community_id_party_id_idx ON roster.quarantined_value USING btree (community_id, party_id);
CREATE INDEX quarantined_value_community_id_premises_id_idx ON roster.quarantined_value USING btree (community_id, premises_id);
CREATE POLICY company ON roster.quarantined_value AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.quarantined_value TO dunwell_app;

CREATE TABLE roster.service_contract (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  title text NOT NULL,
  from_day date NOT NULL,
  to_day date,
  fee_clause text NOT NULL,
  due_clause text NOT NULL,
  late_fee_clause text,
  late_fee_daily_rate numeric(10,8),
  arbitration_clause text,
  scan_name text,
  scan bytea,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT service_contract_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT service_contract_community_id_daterange_excl EXCLUDE USING gist (community_id WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
  CONSTRAINT service_contract_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT service_contract_check CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  CONSTRAINT service_contract_late_fee_daily_rate_check CHECK ((late_fee_daily_rate >= (0)::numeric))
);
ALTER TABLE roster.service_contract ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON roster.service_contract AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.service_contract TO dunwell_app;

CREATE TABLE roster.service_need (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  since timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT service_need_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT service_need_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT service_need_kind_check CHECK ((kind = ANY (ARRAY['preference'::text, 'service_need'::text, 'contact_window'::text])))
);
ALTER TABLE roster.service_need ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON roster.service_need AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.service_need TO dunwell_app;

CREATE TABLE roster.stewardship (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  duty text NOT NULL,
  from_day date NOT NULL,
  to_day date,
  handover_note text,
  CONSTRAINT stewardship_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT stewardship_community_id_household_id_duty_daterange_excl EXCLUDE USING gist (community_id WITH =, household_id WITH =, duty WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
  CONSTRAINT stewardship_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT stewardship_company_id_staff_id_fkey FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff(company_id, id),
  CONSTRAINT stewardship_check CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  CONSTRAINT stewardship_duty_check CHECK ((duty = ANY (ARRAY['responsible'::text, 'cover'::text])))
);
ALTER TABLE roster.stewardship ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX stewardship_community_id_staff_id_idx ON roster.stewardship USING btree (community_id, staff_id);
CREATE POLICY company ON roster.stewardship AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON roster.stewardship TO dunwell_app;

CREATE VIEW roster.v_building WITH (security_invoker=true) AS
 SELECT b.community_id,
    b.id AS building_id,
    b.company_id,
    b.name,
    p.name AS phase
   FROM roster.building b
     LEFT JOIN roster.phase p ON p.community_id = b.community_id AND p.id = b.phase_id
  WHERE b.withdrawn_at IS NULL;
GRANT SELECT ON roster.v_building TO dunwell_app;

CREATE VIEW roster.v_change WITH (security_invoker=true) AS
 SELECT community_id,
    batch_id,
    company_id,
    noun,
    row_id,
    before IS NULL AS made
   FROM roster.change;
GRANT SELECT ON roster.v_change TO dunwell_app;

CREATE VIEW roster.v_community WITH (security_invoker=true) AS
 SELECT id AS community_id,
    company_id,
    code,
    name,
    zone,
    province,
    city,
    address,
    hotline,
    payment_instructions,
    calendar
   FROM roster.community;
GRANT SELECT ON roster.v_community TO dunwell_app;

CREATE VIEW roster.v_consent WITH (security_invoker=true) AS
 SELECT DISTINCT ON (community_id, party_id, channel) community_id,
    party_id,
    company_id,
    channel,
    answer,
    day
   FROM roster.consent
  ORDER BY community_id, party_id, channel, day DESC, at DESC;
GRANT SELECT ON roster.v_consent TO dunwell_app;

CREATE VIEW roster.v_contact_point WITH (security_invoker=true) AS
 SELECT community_id,
    id AS contact_point_id,
    company_id,
    party_id,
    kind,
    value,
    source,
    state,
    "position"
   FROM roster.contact_point
  WHERE (state = ANY (ARRAY['unverified'::text, 'verified'::text])) AND kind <> 'emergency_phone'::text;
GRANT SELECT ON roster.v_contact_point TO dunwell_app;

CREATE VIEW roster.v_household WITH (security_invoker=true) AS
 SELECT community_id,
    id AS household_id,
    company_id,
    name
   FROM roster.household
  WHERE withdrawn_at IS NULL;
GRANT SELECT ON roster.v_household TO dunwell_app;

CREATE VIEW roster.v_household_member WITH (security_invoker=true) AS
 SELECT m.community_id,
    m.household_id,
    m.party_id,
    m.company_id,
    m.liable_as,
    m."position",
    p.name,
    p.kind,
    p.search_key
   FROM roster.household_member m
     JOIN roster.party p ON p.community_id = m.community_id AND p.id = m.party_id;
GRANT SELECT ON roster.v_household_member TO dunwell_app;

CREATE VIEW roster.v_liability WITH (security_invoker=true) AS
 SELECT community_id,
    id AS liability_id,
    company_id,
    premises_id,
    household_id,
    basis,
    from_day,
    to_day
   FROM roster.liability;
GRANT SELECT ON roster.v_liability TO dunwell_app;

CREATE VIEW roster.v_ownership WITH (security_invoker=true) AS
 SELECT o.community_id,
    o.premises_id,
    o.party_id,
    o.company_id,
    p.name,
    o.share_numerator,
    o.share_denominator,
    o.from_day,
    o.to_day
   FROM roster.ownership o
     JOIN roster.party p ON p.community_id = o.community_id AND p.id = o.party_id;
GRANT SELECT ON roster.v_ownership TO dunwell_app;

CREATE VIEW roster.v_premises WITH (security_invoker=true) AS
 SELECT p.community_id,
    p.id AS premises_id,
    p.company_id,
    p.building_id,
    b.name AS building,
    e.name AS entrance,
    p.room,
    p.code,
    p.floor,
    p.usage,
    p.floor_area,
    p.status,
    p.handover_day,
    p.paid_until
   FROM roster.premises p
     JOIN roster.building b ON b.community_id = p.community_id AND b.id = p.building_id
     LEFT JOIN roster.entrance e ON e.community_id = p.community_id AND e.id = p.entrance_id
  WHERE p.withdrawn_at IS NULL;
GRANT SELECT ON roster.v_premises TO dunwell_app;

CREATE VIEW roster.v_service_contract WITH (security_invoker=true) AS
 SELECT community_id,
    id AS service_contract_id,
    company_id,
    title,
    from_day,
    to_day,
    fee_clause,
    due_clause,
    late_fee_clause,
    late_fee_daily_rate,
    arbitration_clause
   FROM roster.service_contract;
GRANT SELECT ON roster.v_service_contract TO dunwell_app;

CREATE VIEW roster.v_service_need WITH (security_invoker=true) AS
 SELECT community_id,
    household_id,
    company_id,
    kind,
    note,
    since
   FROM roster.service_need
  WHERE ended_at IS NULL;
GRANT SELECT ON roster.v_service_need TO dunwell_app;

CREATE VIEW roster.v_stewardship WITH (security_invoker=true) AS
 SELECT s.community_id,
    s.household_id,
    s.staff_id,
    s.company_id,
    t.name AS staff_name,
    s.duty,
    s.from_day,
    s.to_day
   FROM roster.stewardship s
     JOIN platform.staff t ON t.company_id = s.company_id AND t.id = s.staff_id;
GRANT SELECT ON roster.v_stewardship TO dunwell_app;

CREATE OR REPLACE FUNCTION roster.digest(stored jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$SELECT encode(sha256(convert_to(jsonb_strip_nulls(stored)::text, 'UTF8')), 'hex')$function$;
GRANT EXECUTE ON FUNCTION roster.digest TO PUBLIC;

-- tariff

CREATE SCHEMA tariff;
GRANT USAGE ON SCHEMA tariff TO dunwell_app;

CREATE TABLE tariff.assignment (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  standard_id uuid NOT NULL,
  usage text,
  building_id uuid,
  premises_id uuid,
  from_day date NOT NULL,
  to_day date,
  CONSTRAINT assignment_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT assignment_community_id_building_id_fkey FOREIGN KEY (community_id, building_id) REFERENCES roster.building(community_id, id),
  CONSTRAINT assignment_community_id_premises_id_fkey FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises(community_id, id),
  CONSTRAINT assignment_community_id_standard_id_fkey FOREIGN KEY (community_id, standard_id) REFERENCES tariff.standard(community_id, id),
  CONSTRAINT assignment_check CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  CONSTRAINT assignment_check1 CHECK ((num_nonnulls(usage, building_id, premises_id) >= 1)),
  CONSTRAINT assignment_usage_check CHECK ((usage = ANY (ARRAY['residential'::text, 'shop'::text, 'parking'::text, 'storage'::text, 'office'::text])))
);
ALTER TABLE tariff.assignment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX assignment_community_id_premises_id_idx ON tariff.assignment USING btree (community_id, premises_id);
CREATE POLICY company ON tariff.assignment AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON tariff.assignment TO dunwell_app;

CREATE TABLE tariff.fee_item (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  CONSTRAINT fee_item_pkey PRIMARY KEY (company_id, id),
  CONSTRAINT fee_item_company_id_code_key UNIQUE (company_id, code),
  CONSTRAINT fee_item_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT fee_item_code_check CHECK ((code ~ '^[a-z][a-z0-9_-]{0,31}$'::text)),
  CONSTRAINT fee_item_kind_check CHECK ((kind = ANY (ARRAY['property_fee'::text, 'parking'::text, 'service'::text, 'agency'::text, 'opening'::text])))
);
ALTER TABLE tariff.fee_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON tariff.fee_item AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON tariff.fee_item TO dunwell_app;

CREATE TABLE tariff.legal_value (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  from_day date NOT NULL,
  value numeric(10,6) NOT NULL,
  known_until date NOT NULL,
  source text NOT NULL,
  entered_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT legal_value_pkey PRIMARY KEY (company_id, id),
  CONSTRAINT legal_value_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT legal_value_check CHECK ((known_until >= from_day)),
  CONSTRAINT legal_value_code_check CHECK ((code = 'lpr.one_year'::text)),
  CONSTRAINT legal_value_source_check CHECK ((source <> ''::text)),
  CONSTRAINT legal_value_value_check CHECK (((value >= (0)::numeric) AND (value < (1)::numeric)))
);
ALTER TABLE tariff.legal_value ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON tariff.legal_value AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON tariff.legal_value FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON tariff.legal_value TO dunwell_app;

CREATE TABLE tariff.rate (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  standard_id uuid NOT NULL,
  unit_price numeric(12,4) NOT NULL,
  from_day date NOT NULL,
  to_day date,
  published_place text NOT NULL,
  published_day date NOT NULL,
  approval text,
  CONSTRAINT rate_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT rate_community_id_standard_id_daterange_excl EXCLUDE USING gist (community_id WITH =, standard_id WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
  CONSTRAINT rate_community_id_standard_id_fkey FOREIGN KEY (community_id, standard_id) REFERENCES tariff.standard(community_id, id),
  CONSTRAINT rate_check CHECK (((to_day IS NULL) OR (to_day >= from_day))),
  CONSTRAINT rate_published_place_check CHECK ((published_place <> ''::text)),
  CONSTRAINT rate_unit_price_check CHECK ((unit_price >= (0)::numeric))
);
ALTER TABLE tariff.rate ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON tariff.rate AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON tariff.rate TO dunwell_app;

CREATE TABLE tariff.standard (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  fee_item_id uuid NOT NULL,
  name text NOT NULL,
  formula text NOT NULL,
  period_months integer NOT NULL,
  due_month integer NOT NULL,
  due_date integer NOT NULL,
  rounding text NOT NULL DEFAULT 'half_up'::text,
  CONSTRAINT standard_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT standard_community_id_name_key UNIQUE (community_id, name),
  CONSTRAINT standard_company_id_fee_item_id_fkey FOREIGN KEY (company_id, fee_item_id) REFERENCES tariff.fee_item(company_id, id),
  CONSTRAINT standard_due_date_check CHECK (((due_date >= 1) AND (due_date <= 31))),
  CONSTRAINT standard_due_month_check CHECK (((due_month >= '-3'::integer) AND (due_month <= 24))),
  CONSTRAINT standard_formula_check CHECK ((formula = ANY (ARRAY['area_rate'::text, 'fixed_month'::text, 'per_space'::text]))),
  CONSTRAINT standard_period_months_check CHECK ((period_months = ANY (ARRAY[1, 3, 6, 12]))),
  CONSTRAINT standard_rounding_check CHECK ((rounding = ANY (ARRAY['half_up'::text, 'up'::text, 'down'::text])))
);
ALTER TABLE tariff.standard ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON tariff.standard AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON tariff.standard TO dunwell_app;

CREATE VIEW tariff.v_assignment WITH (security_invoker=true) AS
 SELECT community_id,
    id AS assignment_id,
    company_id,
    standard_id,
    usage,
    building_id,
    premises_id,
    from_day,
    to_day
   FROM tariff.assignment;
GRANT SELECT ON tariff.v_assignment TO dunwell_app;

CREATE VIEW tariff.v_fee_item WITH (security_invoker=true) AS
 SELECT company_id,
    id AS fee_item_id,
    code,
    name,
    kind
   FROM tariff.fee_item;
GRANT SELECT ON tariff.v_fee_item TO dunwell_app;

CREATE VIEW tariff.v_legal_value WITH (security_invoker=true) AS
 SELECT company_id,
    id AS legal_value_id,
    code,
    from_day,
    value,
    known_until,
    source,
    entered_by,
    at
   FROM tariff.legal_value;
GRANT SELECT ON tariff.v_legal_value TO dunwell_app;

CREATE VIEW tariff.v_rate WITH (security_invoker=true) AS
 SELECT community_id,
    id AS rate_id,
    company_id,
    standard_id,
    unit_price,
    from_day,
    to_day,
    published_place,
    published_day,
    approval
   FROM tariff.rate;
GRANT SELECT ON tariff.v_rate TO dunwell_app;

CREATE VIEW tariff.v_standard WITH (security_invoker=true) AS
 SELECT s.community_id,
    s.id AS standard_id,
    s.company_id,
    s.fee_item_id,
    f.code AS fee_item_code,
    f.name AS fee_item_name,
    f.kind AS fee_item_kind,
    s.name,
    s.formula,
    s.period_months,
    s.due_month,
    s.due_date,
    s.rounding
   FROM tariff.standard s
     JOIN tariff.fee_item f ON f.company_id = s.company_id AND f.id = s.fee_item_id;
GRANT SELECT ON tariff.v_standard TO dunwell_app;

-- billing

CREATE SCHEMA billing;
GRANT USAGE ON SCHEMA billing TO dunwell_app;

CREATE TABLE billing.bill (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid,
  household_id uuid NOT NULL,
  period text NOT NULL,
  day date NOT NULL,
  CONSTRAINT bill_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT bill_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT bill_community_id_run_id_fkey FOREIGN KEY (community_id, run_id) REFERENCES billing.run(community_id, id) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE billing.bill ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX bill_community_id_household_id_idx ON billing.bill USING btree (community_id, household_id);
CREATE INDEX bill_community_id_run_id_idx ON billing.bill USING btree (community_id, run_id);
CREATE POLICY company ON billing.bill AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON billing.bill FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON billing.bill TO dunwell_app;

CREATE TABLE billing.charge (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  bill_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  household_id uuid NOT NULL,
  fee_item_id uuid NOT NULL,
  standard_id uuid,
  kind text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  amount_fen bigint NOT NULL,
  due_day date NOT NULL,
  because jsonb NOT NULL,
  corrects_id uuid,
  CONSTRAINT charge_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT charge_community_id_bill_id_fkey FOREIGN KEY (community_id, bill_id) REFERENCES billing.bill(community_id, id),
  CONSTRAINT charge_community_id_corrects_id_fkey FOREIGN KEY (community_id, corrects_id) REFERENCES billing.charge(community_id, id),
  CONSTRAINT charge_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT charge_community_id_premises_id_fkey FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises(community_id, id),
  CONSTRAINT charge_check CHECK ((to_day >= from_day)),
  CONSTRAINT charge_check1 CHECK (((kind = 'adjustment'::text) OR (amount_fen >= 0))),
  CONSTRAINT charge_kind_check CHECK ((kind = ANY (ARRAY['periodic'::text, 'opening'::text, 'adjustment'::text])))
);
ALTER TABLE billing.charge ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX charge_community_id_bill_id_idx ON billing.charge USING btree (community_id, bill_id);
CREATE INDEX charge_community_id_corrects_id_idx ON billing.charge USING btree (community_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE INDEX charge_community_id_household_id_idx ON billing.charge USING btree (community_id, household_id);
CREATE INDEX charge_community_id_premises_id_from_day_idx ON billing.charge USING btree (community_id, premises_id, from_day);
CREATE POLICY company ON billing.charge AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON billing.charge FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON billing.charge TO dunwell_app;

CREATE TABLE billing.charge_cancellation (
  community_id uuid NOT NULL,
  charge_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT charge_cancellation_pkey PRIMARY KEY (community_id, charge_id),
  CONSTRAINT charge_cancellation_community_id_charge_id_fkey FOREIGN KEY (community_id, charge_id) REFERENCES billing.charge(community_id, id)
);
ALTER TABLE billing.charge_cancellation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON billing.charge_cancellation AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON billing.charge_cancellation FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON billing.charge_cancellation TO dunwell_app;

CREATE TABLE billing.covered (
  community_id uuid NOT NULL,
  charge_id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  fee_item_id uuid NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  CONSTRAINT covered_pkey PRIMARY KEY (community_id, charge_id),
  CONSTRAINT covered_community_id_premises_id_fee_item_id_daterange_excl EXCLUDE USING gist (community_id WITH =, premises_id WITH =, fee_item_id WITH =, daterange(from_day, to_day, '[]'::text) WITH &&),
  CONSTRAINT covered_community_id_charge_id_fkey FOREIGN KEY (community_id, charge_id) REFERENCES billing.charge(community_id, id),
  CONSTRAINT covered_check CHECK ((to_day >= from_day))
);
ALTER TABLE billing.covered ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON billing.covered AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON billing.covered TO dunwell_app;

CREATE TABLE billing.parked (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  fee_item_id uuid,
  code text NOT NULL,
  facts jsonb NOT NULL,
  CONSTRAINT parked_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT parked_community_id_premises_id_fkey FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises(community_id, id),
  CONSTRAINT parked_community_id_run_id_fkey FOREIGN KEY (community_id, run_id) REFERENCES billing.run(community_id, id) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE billing.parked ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON billing.parked AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON billing.parked FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON billing.parked TO dunwell_app;

CREATE TABLE billing.run (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  period text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  count_in bigint NOT NULL,
  count_done bigint NOT NULL,
  count_parked bigint NOT NULL,
  count_skipped bigint NOT NULL,
  sum_fen bigint NOT NULL,
  digest text NOT NULL,
  parked_digest text NOT NULL,
  CONSTRAINT run_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT run_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT run_check CHECK ((count_in = ((count_done + count_parked) + count_skipped))),
  CONSTRAINT run_kind_check CHECK ((kind = ANY (ARRAY['periodic'::text, 'opening'::text, 'recharge'::text, 'adjustment'::text]))),
  CONSTRAINT run_period_check CHECK ((period ~ '^\d{4}-\d{2}$'::text))
);
ALTER TABLE billing.run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON billing.run AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON billing.run FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON billing.run TO dunwell_app;

CREATE TABLE billing.run_lock (
  community_id uuid NOT NULL,
  company_id uuid NOT NULL,
  CONSTRAINT run_lock_pkey PRIMARY KEY (community_id),
  CONSTRAINT run_lock_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id)
);
ALTER TABLE billing.run_lock ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON billing.run_lock AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON billing.run_lock TO dunwell_app;

CREATE VIEW billing.v_bill WITH (security_invoker=true) AS
 SELECT community_id,
    id AS bill_id,
    company_id,
    run_id,
    household_id,
    period,
    day
   FROM billing.bill;
GRANT SELECT ON billing.v_bill TO dunwell_app;

CREATE VIEW billing.v_charge WITH (security_invoker=true) AS
 SELECT c.community_id,
    c.id AS charge_id,
    c.company_id,
    c.bill_id,
    b.run_id,
    b.period,
    c.premises_id,
    c.household_id,
    c.fee_item_id,
    c.standard_id,
    c.kind,
    c.from_day,
    c.to_day,
    c.amount_fen,
    c.due_day,
    c.because,
    b.day AS billed_day,
    c.corrects_id
   FROM billing.charge c
     JOIN billing.bill b ON b.community_id = c.community_id AND b.id = c.bill_id
  WHERE NOT (EXISTS ( SELECT 1
           FROM billing.charge_cancellation x
          WHERE x.community_id = c.community_id AND x.charge_id = c.id));
GRANT SELECT ON billing.v_charge TO dunwell_app;

CREATE VIEW billing.v_covered WITH (security_invoker=true) AS
 SELECT community_id,
    charge_id,
    company_id,
    premises_id,
    fee_item_id,
    from_day,
    to_day
   FROM billing.covered;
GRANT SELECT ON billing.v_covered TO dunwell_app;

CREATE VIEW billing.v_parked WITH (security_invoker=true) AS
 SELECT community_id,
    id AS parked_id,
    company_id,
    run_id,
    premises_id,
    fee_item_id,
    code,
    facts
   FROM billing.parked;
GRANT SELECT ON billing.v_parked TO dunwell_app;

CREATE VIEW billing.v_run WITH (security_invoker=true) AS
 SELECT community_id,
    id AS run_id,
    company_id,
    kind,
    period,
    day,
    at,
    count_in,
    count_done,
    count_parked,
    count_skipped,
    sum_fen,
    digest
   FROM billing.run;
GRANT SELECT ON billing.v_run TO dunwell_app;

-- ledger

CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO dunwell_app;

CREATE TABLE ledger.account (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  household_id uuid NOT NULL,
  turns bigint NOT NULL DEFAULT 0,
  credit_fen bigint NOT NULL DEFAULT 0,
  CONSTRAINT account_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT account_community_id_premises_id_household_id_key UNIQUE (community_id, premises_id, household_id),
  CONSTRAINT account_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT account_community_id_premises_id_fkey FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises(community_id, id),
  CONSTRAINT account_credit_fen_check CHECK ((credit_fen >= 0))
);
ALTER TABLE ledger.account ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX account_community_id_household_id_idx ON ledger.account USING btree (community_id, household_id);
CREATE POLICY company ON ledger.account AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT INSERT, SELECT, UPDATE ON ledger.account TO dunwell_app;

CREATE TABLE ledger.allocation (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  item_id uuid NOT NULL,
  amount_fen bigint NOT NULL,
  cause text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT allocation_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT allocation_community_id_entry_id_fkey FOREIGN KEY (community_id, entry_id) REFERENCES ledger.entry(community_id, id),
  CONSTRAINT allocation_community_id_item_id_fkey FOREIGN KEY (community_id, item_id) REFERENCES ledger.open_item(community_id, id),
  CONSTRAINT allocation_community_id_receipt_id_fkey FOREIGN KEY (community_id, receipt_id) REFERENCES ledger.receipt(community_id, id),
  CONSTRAINT allocation_amount_fen_check CHECK ((amount_fen <> 0)),
  CONSTRAINT allocation_cause_check CHECK ((cause = ANY (ARRAY['receive'::text, 'draw_down'::text, 'replay'::text])))
);
ALTER TABLE ledger.allocation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX allocation_community_id_item_id_idx ON ledger.allocation USING btree (community_id, item_id);
CREATE INDEX allocation_community_id_receipt_id_idx ON ledger.allocation USING btree (community_id, receipt_id);
CREATE POLICY company ON ledger.allocation AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON ledger.allocation FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON ledger.allocation TO dunwell_app;

CREATE TABLE ledger.day_close (
  community_id uuid NOT NULL,
  till_id uuid NOT NULL,
  day date NOT NULL,
  company_id uuid NOT NULL,
  totals jsonb NOT NULL,
  first_number bigint,
  last_number bigint,
  at timestamp with time zone NOT NULL,
  CONSTRAINT day_close_pkey PRIMARY KEY (community_id, till_id, day),
  CONSTRAINT day_close_community_id_till_id_fkey FOREIGN KEY (community_id, till_id) REFERENCES ledger.till(community_id, id)
);
ALTER TABLE ledger.day_close ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON ledger.day_close AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON ledger.day_close FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON ledger.day_close TO dunwell_app;

CREATE TABLE ledger.entry (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  kind text NOT NULL,
  account_id uuid NOT NULL,
  source_id uuid NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT entry_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT entry_community_id_account_id_fkey FOREIGN KEY (community_id, account_id) REFERENCES ledger.account(community_id, id),
  CONSTRAINT entry_kind_check CHECK ((kind = ANY (ARRAY['charge'::text, 'charge_cancelled'::text, 'receipt'::text, 'receipt_reversed'::text, 'allocation'::text])))
);
ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX entry_community_id_account_id_day_idx ON ledger.entry USING btree (community_id, account_id, day);
CREATE POLICY company ON ledger.entry AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON ledger.entry FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON ledger.entry TO dunwell_app;

CREATE TABLE ledger.open_item (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  account_id uuid NOT NULL,
  component text NOT NULL,
  of_item_id uuid,
  fee_item_id uuid NOT NULL,
  fee_kind text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  due_day date NOT NULL,
  day date NOT NULL,
  amount_fen bigint NOT NULL,
  open_fen bigint NOT NULL,
  turn bigint NOT NULL,
  replaces_id uuid,
  CONSTRAINT open_item_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT open_item_community_id_account_id_fkey FOREIGN KEY (community_id, account_id) REFERENCES ledger.account(community_id, id),
  CONSTRAINT open_item_community_id_of_item_id_fkey FOREIGN KEY (community_id, of_item_id) REFERENCES ledger.open_item(community_id, id),
  CONSTRAINT open_item_community_id_replaces_id_fkey FOREIGN KEY (community_id, replaces_id) REFERENCES ledger.open_item(community_id, id),
  CONSTRAINT open_item_amount_fen_check CHECK ((amount_fen >= 0)),
  CONSTRAINT open_item_check CHECK (((open_fen >= 0) AND (open_fen <= amount_fen))),
  CONSTRAINT open_item_check1 CHECK (((component = 'principal'::text) = (of_item_id IS NULL))),
  CONSTRAINT open_item_component_check CHECK ((component = ANY (ARRAY['principal'::text, 'interest'::text, 'late_fee'::text, 'cost'::text])))
);
ALTER TABLE ledger.open_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX open_item_community_id_account_id_due_day_idx ON ledger.open_item USING btree (community_id, account_id, due_day);
CREATE INDEX open_item_open ON ledger.open_item USING btree (community_id, account_id) WHERE (open_fen > 0);
CREATE POLICY company ON ledger.open_item AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT INSERT, SELECT, UPDATE ON ledger.open_item TO dunwell_app;

CREATE TABLE ledger.posting (
  community_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  line integer NOT NULL,
  company_id uuid NOT NULL,
  book text NOT NULL,
  item_id uuid,
  amount_fen bigint NOT NULL,
  CONSTRAINT posting_pkey PRIMARY KEY (community_id, entry_id, line),
  CONSTRAINT posting_community_id_entry_id_fkey FOREIGN KEY (community_id, entry_id) REFERENCES ledger.entry(community_id, id),
  CONSTRAINT posting_amount_fen_check CHECK ((amount_fen <> 0)),
  CONSTRAINT posting_book_check CHECK ((book = ANY (ARRAY['receivable'::text, 'credit'::text, 'income'::text, 'agency'::text, 'opening_balance'::text, 'late_fee_income'::text, 'cost_recovered'::text, 'cash'::text, 'pos'::text, 'transfer'::text, 'other'::text]))),
  CONSTRAINT posting_check CHECK (((book = 'receivable'::text) = (item_id IS NOT NULL)))
);
ALTER TABLE ledger.posting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON ledger.posting AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON ledger.posting FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON ledger.posting TO dunwell_app;

CREATE TABLE ledger.receipt (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  till_id uuid NOT NULL,
  number bigint NOT NULL,
  account_id uuid NOT NULL,
  turn bigint NOT NULL,
  amount_fen bigint NOT NULL,
  method text NOT NULL,
  note text,
  designation uuid[] NOT NULL DEFAULT '{}'::uuid[],
  idempotency_key text NOT NULL,
  request_digest text NOT NULL,
  received_by text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  because jsonb NOT NULL,
  CONSTRAINT receipt_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT receipt_community_id_account_id_turn_key UNIQUE (community_id, account_id, turn),
  CONSTRAINT receipt_community_id_idempotency_key_key UNIQUE (community_id, idempotency_key),
  CONSTRAINT receipt_community_id_till_id_number_key UNIQUE (community_id, till_id, number),
  CONSTRAINT receipt_community_id_account_id_fkey FOREIGN KEY (community_id, account_id) REFERENCES ledger.account(community_id, id),
  CONSTRAINT receipt_community_id_till_id_fkey FOREIGN KEY (community_id, till_id) REFERENCES ledger.till(community_id, id),
  CONSTRAINT receipt_amount_fen_check CHECK ((amount_fen > 0)),
  CONSTRAINT receipt_check CHECK (((method <> 'other'::text) OR (note IS NOT NULL))),
  CONSTRAINT receipt_idempotency_key_check CHECK ((idempotency_key <> ''::text)),
  CONSTRAINT receipt_method_check CHECK ((method = ANY (ARRAY['cash'::text, 'pos'::text, 'transfer'::text, 'other'::text]))),
  CONSTRAINT receipt_number_check CHECK ((number > 0))
);
ALTER TABLE ledger.receipt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX receipt_community_id_day_idx ON ledger.receipt USING btree (community_id, day);
CREATE POLICY company ON ledger.receipt AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON ledger.receipt FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON ledger.receipt TO dunwell_app;

CREATE TABLE ledger.receipt_reversal (
  community_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL,
  reversed_by text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT receipt_reversal_pkey PRIMARY KEY (community_id, receipt_id),
  CONSTRAINT receipt_reversal_community_id_receipt_id_fkey FOREIGN KEY (community_id, receipt_id) REFERENCES ledger.receipt(community_id, id),
  CONSTRAINT receipt_reversal_reason_check CHECK ((reason <> ''::text))
);
ALTER TABLE ledger.receipt_reversal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON ledger.receipt_reversal AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON ledger.receipt_reversal FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON ledger.receipt_reversal TO dunwell_app;

CREATE TABLE ledger.till (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  last_number bigint NOT NULL DEFAULT 0,
  CONSTRAINT till_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT till_community_id_code_key UNIQUE (community_id, code),
  CONSTRAINT till_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT till_code_check CHECK ((code ~ '^[A-Z0-9]{1,8}$'::text))
);
ALTER TABLE ledger.till ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON ledger.till AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT INSERT, SELECT, UPDATE ON ledger.till TO dunwell_app;

CREATE VIEW ledger.v_account WITH (security_invoker=true) AS
 SELECT community_id,
    id AS account_id,
    company_id,
    premises_id,
    household_id,
    credit_fen
   FROM ledger.account;
GRANT SELECT ON ledger.v_account TO dunwell_app;

CREATE VIEW ledger.v_allocation WITH (security_invoker=true) AS
 SELECT community_id,
    id AS allocation_id,
    company_id,
    receipt_id,
    item_id,
    amount_fen,
    cause,
    day,
    at
   FROM ledger.allocation;
GRANT SELECT ON ledger.v_allocation TO dunwell_app;

CREATE VIEW ledger.v_day_close WITH (security_invoker=true) AS
 SELECT community_id,
    till_id,
    day,
    company_id,
    totals,
    first_number,
    last_number,
    at
   FROM ledger.day_close;
GRANT SELECT ON ledger.v_day_close TO dunwell_app;

CREATE VIEW ledger.v_movement WITH (security_invoker=true) AS
 SELECT e.community_id,
    e.id AS entry_id,
    p.line,
    e.company_id,
    e.account_id,
    e.kind,
    e.source_id,
    e.day,
    e.at,
    p.book,
    p.item_id,
    p.amount_fen
   FROM ledger.entry e
     JOIN ledger.posting p ON p.community_id = e.community_id AND p.entry_id = e.id;
GRANT SELECT ON ledger.v_movement TO dunwell_app;

CREATE VIEW ledger.v_open_item WITH (security_invoker=true) AS
 SELECT i.community_id,
    i.id AS item_id,
    i.company_id,
    i.account_id,
    a.premises_id,
    a.household_id,
    i.component,
    i.of_item_id,
    i.fee_item_id,
    i.fee_kind,
    i.from_day,
    i.to_day,
    i.due_day,
    i.day,
    i.amount_fen,
    i.open_fen,
    i.replaces_id
   FROM ledger.open_item i
     JOIN ledger.account a ON a.community_id = i.community_id AND a.id = i.account_id;
GRANT SELECT ON ledger.v_open_item TO dunwell_app;

CREATE VIEW ledger.v_receipt WITH (security_invoker=true) AS
 SELECT r.community_id,
    r.id AS receipt_id,
    r.company_id,
    r.till_id,
    (t.code || '-'::text) || lpad(r.number::text, GREATEST(6, length(r.number::text)), '0'::text) AS receipt_no,
    r.account_id,
    a.premises_id,
    a.household_id,
    r.amount_fen,
    r.method,
    r.note,
    r.designation,
    r.received_by,
    r.day,
    r.at,
    r.because,
    x.reason AS reversal_reason,
    x.day AS reversed_day,
    x.at AS reversed_at
   FROM ledger.receipt r
     JOIN ledger.account a ON a.community_id = r.community_id AND a.id = r.account_id
     JOIN ledger.till t ON t.community_id = r.community_id AND t.id = r.till_id
     LEFT JOIN ledger.receipt_reversal x ON x.community_id = r.community_id AND x.receipt_id = r.id;
GRANT SELECT ON ledger.v_receipt TO dunwell_app;

CREATE VIEW ledger.v_till WITH (security_invoker=true) AS
 SELECT community_id,
    id AS till_id,
    company_id,
    code,
    name,
    last_number
   FROM ledger.till;
GRANT SELECT ON ledger.v_till TO dunwell_app;

-- imports

CREATE SCHEMA imports;
GRANT USAGE ON SCHEMA imports TO dunwell_app;

CREATE TABLE imports.accepted (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  report_id uuid NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  accepted_by text NOT NULL,
  counts jsonb NOT NULL,
  CONSTRAINT accepted_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT accepted_community_id_report_id_fkey FOREIGN KEY (community_id, report_id) REFERENCES imports.report(community_id, id)
);
ALTER TABLE imports.accepted ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON imports.accepted AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON imports.accepted FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON imports.accepted TO dunwell_app;

CREATE TABLE imports.file (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  size bigint NOT NULL,
  bytes bytea NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  CONSTRAINT file_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT file_community_id_sha256_key UNIQUE (community_id, sha256),
  CONSTRAINT file_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
ALTER TABLE imports.file ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON imports.file AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON imports.file TO dunwell_app;

CREATE TABLE imports.finding (
  community_id uuid NOT NULL,
  report_id uuid NOT NULL,
  position integer NOT NULL,
  company_id uuid NOT NULL,
  severity text NOT NULL,
  document jsonb NOT NULL,
  CONSTRAINT finding_pkey PRIMARY KEY (community_id, report_id, "position"),
  CONSTRAINT finding_community_id_report_id_fkey FOREIGN KEY (community_id, report_id) REFERENCES imports.report(community_id, id) ON DELETE CASCADE,
  CONSTRAINT finding_severity_check CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
);
ALTER TABLE imports.finding ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON imports.finding AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON imports.finding TO dunwell_app;

CREATE TABLE imports.made (
  community_id uuid NOT NULL,
  import_id uuid NOT NULL,
  noun text NOT NULL,
  row_id uuid NOT NULL,
  company_id uuid NOT NULL,
  CONSTRAINT made_pkey PRIMARY KEY (community_id, import_id, noun, row_id),
  CONSTRAINT made_community_id_import_id_fkey FOREIGN KEY (community_id, import_id) REFERENCES imports.accepted(community_id, id),
  CONSTRAINT made_noun_check CHECK ((noun = ANY (ARRAY['rate'::text, 'assignment'::text, 'charge'::text])))
);
ALTER TABLE imports.made ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON imports.made AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON imports.made FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON imports.made TO dunwell_app;

CREATE TABLE imports.mapping (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  mapping jsonb NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT mapping_pkey PRIMARY KEY (company_id, id),
  CONSTRAINT mapping_company_id_name_key UNIQUE (company_id, name),
  CONSTRAINT mapping_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT mapping_name_check CHECK ((name <> ''::text))
);
ALTER TABLE imports.mapping ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON imports.mapping AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON imports.mapping TO dunwell_app;

CREATE TABLE imports.report (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  file_id uuid NOT NULL,
  hash text NOT NULL,
  day date NOT NULL,
  mapping jsonb,
  document jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT report_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT report_community_id_hash_key UNIQUE (community_id, hash),
  CONSTRAINT report_community_id_file_id_fkey FOREIGN KEY (community_id, file_id) REFERENCES imports.file(community_id, id)
);
ALTER TABLE imports.report ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON imports.report AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON imports.report TO dunwell_app;

CREATE TABLE imports.undone (
  community_id uuid NOT NULL,
  import_id uuid NOT NULL,
  company_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  undone_by text NOT NULL,
  hash_before text NOT NULL,
  hash_after text NOT NULL,
  CONSTRAINT undone_pkey PRIMARY KEY (community_id, import_id),
  CONSTRAINT undone_community_id_import_id_fkey FOREIGN KEY (community_id, import_id) REFERENCES imports.accepted(community_id, id)
);
ALTER TABLE imports.undone ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON imports.undone AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON imports.undone FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON imports.undone TO dunwell_app;

CREATE VIEW imports.v_import WITH (security_invoker=true) AS
 SELECT a.community_id,
    a.id AS import_id,
    a.company_id,
    f.name AS file,
    f.sha256,
    r.hash AS report_hash,
    a.day,
    a.at,
    a.accepted_by,
    a.counts,
    u.at AS undone_at,
    u.undone_by
   FROM imports.accepted a
     JOIN imports.report r ON r.community_id = a.community_id AND r.id = a.report_id
     JOIN imports.file f ON f.community_id = r.community_id AND f.id = r.file_id
     LEFT JOIN imports.undone u ON u.community_id = a.community_id AND u.import_id = a.id;
GRANT SELECT ON imports.v_import TO dunwell_app;

CREATE OR REPLACE FUNCTION imports.named_by(target regclass, community uuid, ids uuid[])
 RETURNS SETOF text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$
DECLARE
  link record;
  named boolean;
BEGIN
  FOR link IN
    SELECT con.conrelid::regclass AS child, n.nspname || '.' || c.relname AS name, a.attname AS key
    FROM pg_constraint con
    JOIN pg_class c ON c.oid = con.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = con.conkey[array_length(con.conkey, 1)]
    WHERE con.contype = 'f' AND con.confrelid = target
      AND n.nspname NOT IN ('roster', 'tariff', 'billing', 'ledger', 'imports')
    ORDER BY 2
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE community_id = $1 AND %I = ANY ($2))', link.child, link.key)
      INTO named USING community, ids;
    IF named THEN RETURN NEXT link.name; END IF;
  END LOOP;
END $function$;
GRANT EXECUTE ON FUNCTION imports.named_by TO PUBLIC;

-- collections

CREATE SCHEMA collections;
GRANT USAGE ON SCHEMA collections TO dunwell_app;

CREATE TABLE collections.classification (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  class text NOT NULL,
  facts jsonb NOT NULL,
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT classification_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT classification_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT classification_class_check CHECK ((class = ANY (ARRAY['easy'::text, 'will_pay_soon'::text, 'away'::text, 'unreachable'::text, 'refuses'::text, 'undetermined'::text])))
);
ALTER TABLE collections.classification ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX classification_community_id_household_id_idx ON collections.classification USING btree (community_id, household_id);
CREATE POLICY company ON collections.classification AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.classification FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.classification TO dunwell_app;

CREATE TABLE collections.contact_attempt (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  contact_point_id uuid,
  channel text NOT NULL,
  day date NOT NULL,
  minutes integer NOT NULL,
  at timestamp with time zone NOT NULL,
  conversation boolean NOT NULL,
  requested boolean NOT NULL,
  made_by text NOT NULL,
  source text NOT NULL,
  CONSTRAINT contact_attempt_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT contact_attempt_community_id_source_key UNIQUE (community_id, source),
  CONSTRAINT contact_attempt_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT contact_attempt_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'wechat'::text, 'email'::text, 'call'::text, 'visit'::text, 'letter'::text]))),
  CONSTRAINT contact_attempt_minutes_check CHECK (((minutes >= 0) AND (minutes <= 1439)))
);
ALTER TABLE collections.contact_attempt ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX contact_attempt_community_id_household_id_day_idx ON collections.contact_attempt USING btree (community_id, household_id, day);
CREATE POLICY company ON collections.contact_attempt AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.contact_attempt FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.contact_attempt TO dunwell_app;

CREATE TABLE collections.contact_policy (
  company_id uuid NOT NULL,
  version integer NOT NULL,
  from_day date NOT NULL,
  body jsonb NOT NULL,
  saved_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT contact_policy_pkey PRIMARY KEY (company_id, version),
  CONSTRAINT contact_policy_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT contact_policy_version_check CHECK ((version > 0))
);
ALTER TABLE collections.contact_policy ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.contact_policy AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.contact_policy FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.contact_policy TO dunwell_app;

CREATE TABLE collections.contact_record (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  channel text NOT NULL,
  direction text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  recorded_by text NOT NULL,
  recorded_by_name text NOT NULL,
  content text NOT NULL,
  outcome text NOT NULL,
  reason text,
  next_step text,
  next_day date,
  task_id uuid,
  call_recorded boolean NOT NULL DEFAULT false,
  recording_told boolean NOT NULL DEFAULT false,
  CONSTRAINT contact_record_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT contact_record_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT contact_record_community_id_task_id_fkey FOREIGN KEY (community_id, task_id) REFERENCES collections.task(community_id, id),
  CONSTRAINT contact_record_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'wechat'::text, 'email'::text, 'call'::text, 'visit'::text, 'letter'::text, 'counter'::text]))),
  CONSTRAINT contact_record_check CHECK (((NOT call_recorded) OR ((channel = 'call'::text) AND recording_told))),
  CONSTRAINT contact_record_check1 CHECK (((next_day IS NULL) OR (next_step IS NOT NULL))),
  CONSTRAINT contact_record_content_check CHECK ((content <> ''::text)),
  CONSTRAINT contact_record_direction_check CHECK ((direction = ANY (ARRAY['outbound'::text, 'inbound'::text]))),
  CONSTRAINT contact_record_outcome_check CHECK ((outcome = ANY (ARRAY['spoke'::text, 'will_pay'::text, 'promised'::text, 'paid'::text, 'disputed'::text, 'asked_call_back'::text, 'no_answer'::text, 'nobody_home'::text, 'wrong_number'::text, 'declined_to_talk'::text, 'asked_to_stop'::text, 'left_word'::text]))),
  CONSTRAINT contact_record_reason_check CHECK ((reason = ANY (ARRAY['forgot'::text, 'dissatisfied'::text, 'hardship'::text, 'theft'::text, 'rectification'::text, 'refuses'::text, 'unreachable'::text, 'away'::text, 'undetermined'::text, 'other'::text])))
);
ALTER TABLE collections.contact_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX contact_record_community_id_household_id_day_idx ON collections.contact_record USING btree (community_id, household_id, day);
CREATE POLICY company ON collections.contact_record AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.contact_record FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.contact_record TO dunwell_app;

CREATE TABLE collections.conversation (
  community_id uuid NOT NULL,
  household_id uuid NOT NULL,
  company_id uuid NOT NULL,
  CONSTRAINT conversation_pkey PRIMARY KEY (community_id, household_id),
  CONSTRAINT conversation_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id)
);
ALTER TABLE collections.conversation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.conversation AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON collections.conversation TO dunwell_app;

CREATE TABLE collections.delivery (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  outcome text NOT NULL,
  method text NOT NULL,
  proof text,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  by_actor text NOT NULL,
  tracking_no text,
  proof_kind text,
  signed_by text,
  address_agreed boolean,
  content_named boolean,
  return_reason text,
  CONSTRAINT delivery_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT delivery_community_id_notice_id_fkey FOREIGN KEY (community_id, notice_id) REFERENCES collections.notice(community_id, id),
  CONSTRAINT delivery_method_check CHECK ((method = ANY (ARRAY['message'::text, 'by_hand'::text, 'ems'::text, 'registered_mail'::text, 'notary'::text]))),
  CONSTRAINT delivery_outcome_check CHECK ((outcome = ANY (ARRAY['handed_over'::text, 'delivered'::text, 'signed'::text, 'refused'::text, 'returned'::text, 'failed'::text]))),
  CONSTRAINT delivery_proof_kind_check CHECK ((proof_kind = ANY (ARRAY['signed'::text, 'tracking'::text, 'delivery_receipt'::text, 'notarial_deed'::text, 'reply'::text, 'recording'::text, 'witness'::text]))),
  CONSTRAINT delivery_return_reason_check CHECK ((return_reason = ANY (ARRAY['moved'::text, 'unknown_addressee'::text, 'unclaimed'::text, 'bad_address'::text]))),
  CONSTRAINT delivery_signed_by_check CHECK ((signed_by = ANY (ARRAY['addressee'::text, 'cohabiting_adult_relative'::text, 'authorised_person'::text, 'organisation_receiver'::text, 'other'::text]))),
  CONSTRAINT delivery_tracking_no_check CHECK ((tracking_no <> ''::text))
);
ALTER TABLE collections.delivery ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX delivery_community_id_notice_id_idx ON collections.delivery USING btree (community_id, notice_id);
CREATE POLICY company ON collections.delivery AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.delivery FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.delivery TO dunwell_app;

CREATE TABLE collections.dispute (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  about text NOT NULL,
  says text NOT NULL,
  opened_day date NOT NULL,
  answer_by date NOT NULL,
  by_actor text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT dispute_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT dispute_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT dispute_about_check CHECK ((about = ANY (ARRAY['amount'::text, 'service'::text, 'liability'::text, 'defect'::text, 'other'::text]))),
  CONSTRAINT dispute_says_check CHECK ((says <> ''::text))
);
ALTER TABLE collections.dispute ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX dispute_community_id_household_id_idx ON collections.dispute USING btree (community_id, household_id);
CREATE POLICY company ON collections.dispute AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.dispute FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.dispute TO dunwell_app;

CREATE TABLE collections.dispute_item (
  community_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  item_id uuid NOT NULL,
  company_id uuid NOT NULL,
  amount_fen bigint,
  CONSTRAINT dispute_item_pkey PRIMARY KEY (community_id, dispute_id, item_id),
  CONSTRAINT dispute_item_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES collections.dispute(community_id, id),
  CONSTRAINT dispute_item_amount_fen_check CHECK ((amount_fen > 0))
);
ALTER TABLE collections.dispute_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.dispute_item AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.dispute_item FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.dispute_item TO dunwell_app;

CREATE TABLE collections.dispute_resolution (
  community_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  company_id uuid NOT NULL,
  result text NOT NULL,
  answer text NOT NULL,
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT dispute_resolution_pkey PRIMARY KEY (community_id, dispute_id),
  CONSTRAINT dispute_resolution_community_id_dispute_id_fkey FOREIGN KEY (community_id, dispute_id) REFERENCES collections.dispute(community_id, id),
  CONSTRAINT dispute_resolution_answer_check CHECK ((answer <> ''::text)),
  CONSTRAINT dispute_resolution_result_check CHECK ((result = ANY (ARRAY['upheld'::text, 'partly_upheld'::text, 'not_upheld'::text, 'withdrawn'::text])))
);
ALTER TABLE collections.dispute_resolution ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.dispute_resolution AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.dispute_resolution FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.dispute_resolution TO dunwell_app;

CREATE TABLE collections.dunning_run (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  procedure_version integer NOT NULL,
  count_in bigint NOT NULL,
  count_noticed bigint NOT NULL,
  count_waiting bigint NOT NULL,
  count_held bigint NOT NULL,
  count_nothing_due bigint NOT NULL,
  levels jsonb NOT NULL,
  digest text NOT NULL,
  CONSTRAINT dunning_run_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT dunning_run_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id),
  CONSTRAINT dunning_run_check CHECK ((count_in = (((count_noticed + count_waiting) + count_held) + count_nothing_due)))
);
ALTER TABLE collections.dunning_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX dunning_run_community_id_day_idx ON collections.dunning_run USING btree (community_id, day);
CREATE POLICY company ON collections.dunning_run AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.dunning_run FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.dunning_run TO dunwell_app;

CREATE TABLE collections.hold (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  reason text NOT NULL,
  note text,
  from_day date NOT NULL,
  review_day date NOT NULL,
  by_actor text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT hold_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT hold_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT hold_check CHECK ((review_day >= from_day)),
  CONSTRAINT hold_reason_check CHECK ((reason = ANY (ARRAY['hardship'::text, 'illness'::text, 'bereavement'::text, 'vulnerable'::text, 'service_issue'::text, 'rectification'::text, 'theft'::text, 'negotiation'::text, 'legacy'::text, 'data_check'::text, 'other'::text])))
);
ALTER TABLE collections.hold ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX hold_community_id_household_id_idx ON collections.hold USING btree (community_id, household_id);
CREATE POLICY company ON collections.hold AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.hold FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.hold TO dunwell_app;

CREATE TABLE collections.hold_lift (
  community_id uuid NOT NULL,
  hold_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL,
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT hold_lift_pkey PRIMARY KEY (community_id, hold_id),
  CONSTRAINT hold_lift_community_id_hold_id_fkey FOREIGN KEY (community_id, hold_id) REFERENCES collections.hold(community_id, id),
  CONSTRAINT hold_lift_reason_check CHECK ((reason <> ''::text))
);
ALTER TABLE collections.hold_lift ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.hold_lift AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.hold_lift FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.hold_lift TO dunwell_app;

CREATE TABLE collections.notice (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid,
  household_id uuid NOT NULL,
  kind text NOT NULL,
  level text NOT NULL,
  step text NOT NULL,
  anchor_id uuid NOT NULL,
  day date NOT NULL,
  deadline_days integer,
  because jsonb NOT NULL,
  CONSTRAINT notice_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT notice_community_id_household_id_anchor_id_step_key UNIQUE (community_id, household_id, anchor_id, step),
  CONSTRAINT notice_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT notice_community_id_run_id_fkey FOREIGN KEY (community_id, run_id) REFERENCES collections.dunning_run(community_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT notice_deadline_days_check CHECK ((deadline_days >= 7)),
  CONSTRAINT notice_kind_check CHECK ((kind = ANY (ARRAY['bill_notice'::text, 'courtesy_message'::text, 'friendly_message'::text, 'demand_letter'::text]))),
  CONSTRAINT notice_level_check CHECK ((level = ANY (ARRAY['bill'::text, 'courtesy'::text, 'friendly'::text, 'formal'::text, 'legal_review'::text])))
);
ALTER TABLE collections.notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX notice_community_id_day_idx ON collections.notice USING btree (community_id, day);
CREATE POLICY company ON collections.notice AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.notice FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.notice TO dunwell_app;

CREATE TABLE collections.procedure (
  company_id uuid NOT NULL,
  version integer NOT NULL,
  from_day date NOT NULL,
  body jsonb NOT NULL,
  saved_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT procedure_pkey PRIMARY KEY (company_id, version),
  CONSTRAINT procedure_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT procedure_version_check CHECK ((version > 0))
);
ALTER TABLE collections.procedure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.procedure AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.procedure FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.procedure TO dunwell_app;

CREATE TABLE collections.promise (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  amount_fen bigint NOT NULL,
  day date NOT NULL,
  taken_day date NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  taken_by text NOT NULL,
  note text,
  CONSTRAINT promise_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT promise_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT promise_amount_fen_check CHECK ((amount_fen > 0)),
  CONSTRAINT promise_check CHECK ((day >= taken_day))
);
ALTER TABLE collections.promise ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX promise_community_id_household_id_idx ON collections.promise USING btree (community_id, household_id);
CREATE POLICY company ON collections.promise AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.promise FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.promise TO dunwell_app;

CREATE TABLE collections.run_lock (
  community_id uuid NOT NULL,
  company_id uuid NOT NULL,
  CONSTRAINT run_lock_pkey PRIMARY KEY (community_id),
  CONSTRAINT run_lock_community_id_fkey FOREIGN KEY (community_id) REFERENCES roster.community(id)
);
ALTER TABLE collections.run_lock ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.run_lock AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON collections.run_lock TO dunwell_app;

CREATE TABLE collections.task (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid,
  household_id uuid NOT NULL,
  kind text NOT NULL,
  level text NOT NULL,
  step text NOT NULL,
  anchor_id uuid NOT NULL,
  steward_id uuid,
  day date NOT NULL,
  due_day date NOT NULL,
  because jsonb NOT NULL,
  CONSTRAINT task_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT task_community_id_household_id_anchor_id_step_key UNIQUE (community_id, household_id, anchor_id, step),
  CONSTRAINT task_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT task_community_id_run_id_fkey FOREIGN KEY (community_id, run_id) REFERENCES collections.dunning_run(community_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT task_kind_check CHECK ((kind = ANY (ARRAY['call'::text, 'visit'::text, 'letter'::text, 'legal_review'::text]))),
  CONSTRAINT task_level_check CHECK ((level = ANY (ARRAY['courtesy'::text, 'friendly'::text, 'formal'::text, 'legal_review'::text])))
);
ALTER TABLE collections.task ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX task_community_id_due_day_idx ON collections.task USING btree (community_id, due_day);
CREATE POLICY company ON collections.task AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.task FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.task TO dunwell_app;

CREATE TABLE collections.task_outcome (
  community_id uuid NOT NULL,
  task_id uuid NOT NULL,
  company_id uuid NOT NULL,
  outcome text NOT NULL,
  note text,
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT task_outcome_pkey PRIMARY KEY (community_id, task_id),
  CONSTRAINT task_outcome_community_id_task_id_fkey FOREIGN KEY (community_id, task_id) REFERENCES collections.task(community_id, id),
  CONSTRAINT task_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not_needed'::text, 'could_not'::text])))
);
ALTER TABLE collections.task_outcome ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON collections.task_outcome AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON collections.task_outcome FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON collections.task_outcome TO dunwell_app;

CREATE VIEW collections.v_classification WITH (security_invoker=true) AS
 SELECT DISTINCT ON (community_id, household_id) community_id,
    household_id,
    company_id,
    class,
    facts,
    day,
    at
   FROM collections.classification
  ORDER BY community_id, household_id, day DESC, at DESC;
GRANT SELECT ON collections.v_classification TO dunwell_app;

CREATE VIEW collections.v_contact_attempt WITH (security_invoker=true) AS
 SELECT community_id,
    id AS attempt_id,
    company_id,
    household_id,
    party_id,
    contact_point_id,
    channel,
    day,
    minutes,
    at,
    conversation,
    requested,
    made_by,
    source
   FROM collections.contact_attempt;
GRANT SELECT ON collections.v_contact_attempt TO dunwell_app;

CREATE VIEW collections.v_contact_policy WITH (security_invoker=true) AS
 SELECT company_id,
    version,
    from_day,
    body,
    saved_by,
    at
   FROM collections.contact_policy;
GRANT SELECT ON collections.v_contact_policy TO dunwell_app;

CREATE VIEW collections.v_contact_record WITH (security_invoker=true) AS
 SELECT community_id,
    id AS contact_record_id,
    company_id,
    household_id,
    party_id,
    channel,
    direction,
    day,
    at,
    recorded_by,
    recorded_by_name,
    content,
    outcome,
    reason,
    next_step,
    next_day,
    task_id,
    call_recorded
   FROM collections.contact_record;
GRANT SELECT ON collections.v_contact_record TO dunwell_app;

CREATE VIEW collections.v_delivery WITH (security_invoker=true) AS
 SELECT community_id,
    id AS delivery_id,
    company_id,
    notice_id,
    outcome,
    method,
    proof,
    day,
    at,
    tracking_no,
    proof_kind,
    signed_by,
    address_agreed,
    content_named,
    return_reason
   FROM collections.delivery;
GRANT SELECT ON collections.v_delivery TO dunwell_app;

CREATE VIEW collections.v_dispute WITH (security_invoker=true) AS
 SELECT d.community_id,
    d.id AS dispute_id,
    d.company_id,
    d.household_id,
    d.about,
    d.says,
    d.opened_day,
    d.answer_by,
    d.at,
    r.result,
    r.answer,
    r.day AS resolved_day
   FROM collections.dispute d
     LEFT JOIN collections.dispute_resolution r ON r.community_id = d.community_id AND r.dispute_id = d.id;
GRANT SELECT ON collections.v_dispute TO dunwell_app;

CREATE VIEW collections.v_dispute_item WITH (security_invoker=true) AS
 SELECT i.community_id,
    i.dispute_id,
    i.item_id,
    i.company_id,
    d.household_id,
    i.amount_fen,
    d.opened_day,
    r.day AS resolved_day
   FROM collections.dispute_item i
     JOIN collections.dispute d ON d.community_id = i.community_id AND d.id = i.dispute_id
     LEFT JOIN collections.dispute_resolution r ON r.community_id = i.community_id AND r.dispute_id = i.dispute_id;
GRANT SELECT ON collections.v_dispute_item TO dunwell_app;

CREATE VIEW collections.v_dunning_run WITH (security_invoker=true) AS
 SELECT community_id,
    id AS run_id,
    company_id,
    day,
    at,
    procedure_version,
    count_in,
    count_noticed,
    count_waiting,
    count_held,
    count_nothing_due,
    levels,
    digest
   FROM collections.dunning_run;
GRANT SELECT ON collections.v_dunning_run TO dunwell_app;

CREATE VIEW collections.v_hold WITH (security_invoker=true) AS
 SELECT h.community_id,
    h.id AS hold_id,
    h.company_id,
    h.household_id,
    h.reason,
    h.note,
    h.from_day,
    h.review_day,
    h.by_actor,
    h.at,
    l.day AS lifted_day,
    l.reason AS lifted_reason,
    l.at AS lifted_at
   FROM collections.hold h
     LEFT JOIN collections.hold_lift l ON l.community_id = h.community_id AND l.hold_id = h.id;
GRANT SELECT ON collections.v_hold TO dunwell_app;

CREATE VIEW collections.v_notice WITH (security_invoker=true) AS
 SELECT community_id,
    id AS notice_id,
    company_id,
    run_id,
    household_id,
    kind,
    level,
    step,
    anchor_id,
    day,
    deadline_days,
    because
   FROM collections.notice;
GRANT SELECT ON collections.v_notice TO dunwell_app;

CREATE VIEW collections.v_procedure WITH (security_invoker=true) AS
 SELECT company_id,
    version,
    from_day,
    body,
    saved_by,
    at
   FROM collections.procedure;
GRANT SELECT ON collections.v_procedure TO dunwell_app;

CREATE VIEW collections.v_promise WITH (security_invoker=true) AS
 SELECT community_id,
    id AS promise_id,
    company_id,
    household_id,
    party_id,
    amount_fen,
    day,
    taken_day,
    taken_at,
    taken_by,
    note,
    ( SELECT COALESCE(sum(r.amount_fen), 0::numeric)::bigint AS "coalesce"
           FROM ledger.v_receipt r
          WHERE r.community_id = p.community_id AND r.household_id = p.household_id AND r.day >= p.taken_day AND r.day <= p.day AND r.reversed_at IS NULL AND (r.day > p.taken_day OR r.at >= p.taken_at OR p.taken_day < (( SELECT (p.taken_at AT TIME ZONE v.zone)::date AS timezone
                   FROM roster.v_community v
                  WHERE v.community_id = p.community_id)))) AS paid_fen
   FROM collections.promise p;
GRANT SELECT ON collections.v_promise TO dunwell_app;

CREATE VIEW collections.v_task WITH (security_invoker=true) AS
 SELECT t.community_id,
    t.id AS task_id,
    t.company_id,
    t.run_id,
    t.household_id,
    t.kind,
    t.level,
    t.step,
    t.anchor_id,
    t.steward_id,
    t.day,
    t.due_day,
    t.because,
    o.outcome,
    o.note AS outcome_note,
    o.day AS outcome_day
   FROM collections.task t
     LEFT JOIN collections.task_outcome o ON o.community_id = t.community_id AND o.task_id = t.id;
GRANT SELECT ON collections.v_task TO dunwell_app;

-- documents

CREATE SCHEMA documents;
GRANT USAGE ON SCHEMA documents TO dunwell_app;

CREATE TABLE documents.document (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  revision integer NOT NULL,
  household_id uuid NOT NULL,
  kind text NOT NULL,
  form text NOT NULL,
  template_id uuid NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  claims jsonb NOT NULL,
  sha256 text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT document_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT document_community_id_notice_id_revision_key UNIQUE (community_id, notice_id, revision),
  CONSTRAINT document_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT document_community_id_notice_id_fkey FOREIGN KEY (community_id, notice_id) REFERENCES collections.notice(community_id, id),
  CONSTRAINT document_company_id_template_id_fkey FOREIGN KEY (company_id, template_id) REFERENCES documents.template(company_id, id),
  CONSTRAINT document_form_check CHECK ((form = ANY (ARRAY['message'::text, 'paper'::text]))),
  CONSTRAINT document_revision_check CHECK ((revision > 0)),
  CONSTRAINT document_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
ALTER TABLE documents.document ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX document_community_id_household_id_idx ON documents.document USING btree (community_id, household_id);
CREATE POLICY company ON documents.document AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON documents.document FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON documents.document TO dunwell_app;

CREATE TABLE documents.review (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  document_id uuid NOT NULL,
  flags text[] NOT NULL,
  spans jsonb NOT NULL,
  suggestion jsonb NOT NULL,
  by_actor text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT review_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT review_community_id_document_id_fkey FOREIGN KEY (community_id, document_id) REFERENCES documents.document(community_id, id),
  CONSTRAINT review_flags_check CHECK ((cardinality(flags) > 0))
);
ALTER TABLE documents.review ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX review_community_id_document_id_idx ON documents.review USING btree (community_id, document_id);
CREATE POLICY company ON documents.review AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON documents.review FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON documents.review TO dunwell_app;

CREATE TABLE documents.review_answer (
  community_id uuid NOT NULL,
  review_id uuid NOT NULL,
  company_id uuid NOT NULL,
  answer text NOT NULL,
  reason text NOT NULL,
  by_actor text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT review_answer_pkey PRIMARY KEY (community_id, review_id),
  CONSTRAINT review_answer_community_id_review_id_fkey FOREIGN KEY (community_id, review_id) REFERENCES documents.review(community_id, id),
  CONSTRAINT review_answer_answer_check CHECK ((answer = ANY (ARRAY['released'::text, 'withdrawn'::text]))),
  CONSTRAINT review_answer_reason_check CHECK ((reason <> ''::text))
);
ALTER TABLE documents.review_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON documents.review_answer AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON documents.review_answer FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON documents.review_answer TO dunwell_app;

CREATE TABLE documents.template (
  company_id uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  version integer NOT NULL,
  language text NOT NULL DEFAULT 'zh-CN'::text,
  form text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  saved_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT template_pkey PRIMARY KEY (company_id, id),
  CONSTRAINT template_company_id_code_language_version_key UNIQUE (company_id, code, language, version),
  CONSTRAINT template_company_id_fkey FOREIGN KEY (company_id) REFERENCES platform.company(id),
  CONSTRAINT template_body_check CHECK ((body <> ''::text)),
  CONSTRAINT template_code_check CHECK ((code = ANY (ARRAY['bill_message'::text, 'bill_notice'::text, 'courtesy_message'::text, 'courtesy_slip'::text, 'friendly_message'::text, 'friendly_slip'::text, 'demand_letter'::text]))),
  CONSTRAINT template_form_check CHECK ((form = ANY (ARRAY['message'::text, 'paper'::text]))),
  CONSTRAINT template_language_check CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en-US'::text]))),
  CONSTRAINT template_title_check CHECK ((title <> ''::text)),
  CONSTRAINT template_version_check CHECK ((version > 0))
);
ALTER TABLE documents.template ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON documents.template AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON documents.template FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON documents.template TO dunwell_app;

CREATE TABLE documents.template_approval (
  company_id uuid NOT NULL,
  template_id uuid NOT NULL,
  approved_by text NOT NULL,
  at timestamp with time zone NOT NULL,
  flags text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT template_approval_pkey PRIMARY KEY (company_id, template_id),
  CONSTRAINT template_approval_company_id_template_id_fkey FOREIGN KEY (company_id, template_id) REFERENCES documents.template(company_id, id)
);
ALTER TABLE documents.template_approval ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON documents.template_approval AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON documents.template_approval FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON documents.template_approval TO dunwell_app;

CREATE TABLE documents.unwritten (
  community_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL,
  day date NOT NULL,
  at timestamp with time zone NOT NULL,
  flags text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT unwritten_pkey PRIMARY KEY (community_id, notice_id),
  CONSTRAINT unwritten_community_id_notice_id_fkey FOREIGN KEY (community_id, notice_id) REFERENCES collections.notice(community_id, id),
  CONSTRAINT unwritten_reason_check CHECK ((reason = ANY (ARRAY['nothing_owed'::text, 'no_template'::text, 'wording'::text])))
);
ALTER TABLE documents.unwritten ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON documents.unwritten AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON documents.unwritten FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON documents.unwritten TO dunwell_app;

CREATE VIEW documents.v_document WITH (security_invoker=true) AS
 SELECT community_id,
    id AS document_id,
    company_id,
    notice_id,
    revision,
    household_id,
    kind,
    form,
    template_id,
    title,
    text,
    claims,
    sha256,
    day,
    at
   FROM documents.document;
GRANT SELECT ON documents.v_document TO dunwell_app;

CREATE VIEW documents.v_review WITH (security_invoker=true) AS
 SELECT r.community_id,
    r.id AS review_id,
    r.company_id,
    r.document_id,
    r.flags,
    r.spans,
    r.suggestion,
    r.by_actor,
    r.at,
    a.answer,
    a.reason,
    a.by_actor AS answered_by,
    a.at AS answered_at
   FROM documents.review r
     LEFT JOIN documents.review_answer a ON a.community_id = r.community_id AND a.review_id = r.id;
GRANT SELECT ON documents.v_review TO dunwell_app;

CREATE VIEW documents.v_template WITH (security_invoker=true) AS
 SELECT t.company_id,
    t.id AS template_id,
    t.code,
    t.version,
    t.language,
    t.form,
    t.title,
    t.body,
    t.saved_by,
    t.at AS saved_at,
    a.approved_by,
    a.at AS approved_at,
    a.flags AS approved_flags
   FROM documents.template t
     LEFT JOIN documents.template_approval a ON a.company_id = t.company_id AND a.template_id = t.id;
GRANT SELECT ON documents.v_template TO dunwell_app;

CREATE VIEW documents.v_unwritten WITH (security_invoker=true) AS
 SELECT community_id,
    notice_id,
    company_id,
    reason,
    day,
    at,
    flags
   FROM documents.unwritten;
GRANT SELECT ON documents.v_unwritten TO dunwell_app;

-- channels

CREATE SCHEMA channels;
GRANT USAGE ON SCHEMA channels TO dunwell_app;

CREATE TABLE channels.handover (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  transport text NOT NULL,
  payload jsonb NOT NULL,
  because jsonb NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT handover_pkey PRIMARY KEY (community_id, message_id),
  CONSTRAINT handover_community_id_message_id_fkey FOREIGN KEY (community_id, message_id) REFERENCES channels.message(community_id, id)
);
ALTER TABLE channels.handover ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON channels.handover AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON channels.handover FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON channels.handover TO dunwell_app;

CREATE TABLE channels.message (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  document_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  contact_point_id uuid,
  channel text NOT NULL,
  queued_at timestamp with time zone NOT NULL,
  CONSTRAINT message_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT message_community_id_document_id_key UNIQUE (community_id, document_id),
  CONSTRAINT message_community_id_document_id_fkey FOREIGN KEY (community_id, document_id) REFERENCES documents.document(community_id, id),
  CONSTRAINT message_community_id_household_id_fkey FOREIGN KEY (community_id, household_id) REFERENCES roster.household(community_id, id),
  CONSTRAINT message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'wechat'::text, 'email'::text, 'letter'::text])))
);
ALTER TABLE channels.message ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON channels.message AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON channels.message FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON channels.message TO dunwell_app;

CREATE TABLE channels.refusal (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  message_id uuid NOT NULL,
  reasons jsonb NOT NULL,
  codes text[] NOT NULL,
  next_at timestamp with time zone,
  at timestamp with time zone NOT NULL,
  CONSTRAINT refusal_pkey PRIMARY KEY (community_id, id),
  CONSTRAINT refusal_community_id_message_id_fkey FOREIGN KEY (community_id, message_id) REFERENCES channels.message(community_id, id),
  CONSTRAINT refusal_codes_check CHECK ((cardinality(codes) > 0))
);
ALTER TABLE channels.refusal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX refusal_community_id_message_id_idx ON channels.refusal USING btree (community_id, message_id);
CREATE POLICY company ON channels.refusal AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON channels.refusal FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON channels.refusal TO dunwell_app;

CREATE TABLE channels.transmission (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reference text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT transmission_pkey PRIMARY KEY (community_id, message_id),
  CONSTRAINT transmission_community_id_message_id_fkey FOREIGN KEY (community_id, message_id) REFERENCES channels.handover(community_id, message_id)
);
ALTER TABLE channels.transmission ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON channels.transmission AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON channels.transmission FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON channels.transmission TO dunwell_app;

CREATE TABLE channels.waiting (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  not_before timestamp with time zone NOT NULL,
  CONSTRAINT waiting_pkey PRIMARY KEY (community_id, message_id),
  CONSTRAINT waiting_community_id_message_id_fkey FOREIGN KEY (community_id, message_id) REFERENCES channels.message(community_id, id)
);
ALTER TABLE channels.waiting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX waiting_community_id_not_before_idx ON channels.waiting USING btree (community_id, not_before);
CREATE POLICY company ON channels.waiting AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
GRANT DELETE, INSERT, SELECT, UPDATE ON channels.waiting TO dunwell_app;

CREATE TABLE channels.withdrawal (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  refusal_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT withdrawal_pkey PRIMARY KEY (community_id, message_id),
  CONSTRAINT withdrawal_community_id_message_id_fkey FOREIGN KEY (community_id, message_id) REFERENCES channels.handover(community_id, message_id),
  CONSTRAINT withdrawal_community_id_refusal_id_fkey FOREIGN KEY (community_id, refusal_id) REFERENCES channels.refusal(community_id, id)
);
ALTER TABLE channels.withdrawal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY company ON channels.withdrawal AS PERMISSIVE FOR ALL TO public USING (company_id = ( SELECT (NULLIF(current_setting('app.company'::text, true), ''::text))::uuid AS "nullif"));
CREATE TRIGGER unchanging BEFORE DELETE OR UPDATE ON channels.withdrawal FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
GRANT INSERT, SELECT ON channels.withdrawal TO dunwell_app;

CREATE VIEW channels.v_message WITH (security_invoker=true) AS
 SELECT m.community_id,
    m.id AS message_id,
    m.company_id,
    m.document_id,
    m.household_id,
    m.party_id,
    m.contact_point_id,
    m.channel,
    m.queued_at,
    w.not_before,
    h.at AS handed_over_at,
    t.reference,
    t.at AS transmitted_at,
    r.codes AS refused_codes,
    r.reasons AS refused_reasons,
    r.at AS refused_at,
        CASE
            WHEN t.at IS NOT NULL THEN 'sent'::text
            WHEN d.at IS NOT NULL THEN 'dropped'::text
            WHEN h.at IS NULL AND w.message_id IS NULL THEN 'dropped'::text
            WHEN (EXISTS ( SELECT
               FROM documents.v_review k
              WHERE k.community_id = m.community_id AND k.document_id = m.document_id AND k.answer IS NULL)) THEN 'held'::text
            WHEN h.at IS NOT NULL THEN 'leaving'::text
            ELSE 'waiting'::text
        END AS state,
    d.at AS withdrawn_at
   FROM channels.message m
     LEFT JOIN channels.waiting w ON w.community_id = m.community_id AND w.message_id = m.id
     LEFT JOIN channels.handover h ON h.community_id = m.community_id AND h.message_id = m.id
     LEFT JOIN channels.transmission t ON t.community_id = m.community_id AND t.message_id = m.id
     LEFT JOIN channels.withdrawal d ON d.community_id = m.community_id AND d.message_id = m.id
     LEFT JOIN LATERAL ( SELECT x.codes,
            x.reasons,
            x.at
           FROM channels.refusal x
          WHERE x.community_id = m.community_id AND x.message_id = m.id
          ORDER BY x.at DESC, x.id DESC
         LIMIT 1) r ON true;
GRANT SELECT ON channels.v_message TO dunwell_app;

CREATE VIEW channels.v_refusal WITH (security_invoker=true) AS
 SELECT community_id,
    id AS refusal_id,
    company_id,
    message_id,
    reasons,
    codes,
    next_at,
    at
   FROM channels.refusal;
GRANT SELECT ON channels.v_refusal TO dunwell_app;
