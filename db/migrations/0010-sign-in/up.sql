-- Why: a wrong password is counted by the database itself, so that tries made at the same moment all count.
-- Locks: new function only. Rows: none.

-- Adds a failure; at the tenth the login is locked for a quarter of an hour and counting starts anew.
CREATE FUNCTION platform.count_failure(wanted text, at timestamptz) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'UPDATE platform.login l
    SET locked_until = CASE WHEN l.failures + 1 >= 10 THEN at + interval ''15 minutes'' ELSE l.locked_until END,
        failures = CASE WHEN l.failures + 1 >= 10 THEN 0 ELSE l.failures + 1 END
    WHERE l.username = wanted
    RETURNING l.locked_until';

-- The user names of the company's own staff; hashes never leave.
CREATE FUNCTION platform.own_logins() RETURNS TABLE (username text, staff_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT l.username, l.staff_id FROM platform.login l
    WHERE l.company_id = nullif(current_setting(''app.company'', true), '''')::uuid';

-- Ends every session of one of the company's own staff but one.
CREATE FUNCTION platform.close_other_sessions(staff uuid, kept text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'DELETE FROM platform.session s WHERE s.staff_id = staff AND s.token_hash <> kept
      AND s.company_id = nullif(current_setting(''app.company'', true), '''')::uuid';

REVOKE ALL ON FUNCTION platform.count_failure, platform.own_logins, platform.close_other_sessions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.count_failure, platform.own_logins, platform.close_other_sessions TO dunwell_app;
