-- Why: the secret of a second factor is stored sealed; wrong passwords are counted by where they come from, too.
-- Locks: platform.second_factor for an instant (a check is exchanged). Rows: none; secrets stored before are sealed by
-- the server when it starts, for the key is not in the database.

-- `v1.` and what AES-256-GCM made of the secret; whoever has the database alone has no secret.
ALTER TABLE platform.second_factor DROP CONSTRAINT second_factor_secret_check;
ALTER TABLE platform.second_factor ADD CONSTRAINT second_factor_sealed CHECK (secret ~ '^v1\.[A-Za-z0-9_-]{40,250}$') NOT VALID;

-- Wrong passwords and codes by where they come from. source: a hash of the address, never the address.
-- strikes: how often it was shut out since it was last quiet for a day; each time lasts twice as long as the one before.
CREATE TABLE platform.knock (
  source text PRIMARY KEY CHECK (source ~ '^[0-9a-f]{64}$'),
  failures integer NOT NULL,
  strikes integer NOT NULL,
  since timestamptz NOT NULL,
  shut_until timestamptz
);
CREATE INDEX ON platform.knock (since);

CREATE FUNCTION platform.shut_until(wanted text) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS 'SELECT k.shut_until FROM platform.knock k WHERE k.source = wanted';

-- One more; the fiftieth within a quarter of an hour shuts the source out for a quarter of an hour, then half an hour, one,
-- two, four. Counted by the database itself, so that tries made at the same moment all count. Old ones are swept away.
CREATE FUNCTION platform.count_knock(wanted text, at timestamptz) RETURNS timestamptz
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS 'DELETE FROM platform.knock k WHERE k.since < at - interval ''2 days'' AND k.source <> wanted;
    INSERT INTO platform.knock AS k (source, failures, strikes, since) VALUES (wanted, 1, 0, at)
    ON CONFLICT (source) DO UPDATE SET
      failures = CASE WHEN k.since < at - interval ''15 minutes'' THEN 1 WHEN k.failures >= 49 THEN 0 ELSE k.failures + 1 END,
      strikes = CASE WHEN k.since < at - interval ''1 day'' THEN 0
                     WHEN k.since >= at - interval ''15 minutes'' AND k.failures >= 49 THEN k.strikes + 1 ELSE k.strikes END,
      shut_until = CASE WHEN k.since >= at - interval ''15 minutes'' AND k.failures >= 49
                        THEN at + interval ''15 minutes'' * (2 ^ least(k.strikes, 4)) ELSE k.shut_until END,
      since = CASE WHEN k.since < at - interval ''15 minutes'' OR k.failures >= 49 THEN at ELSE k.since END
    RETURNING k.shut_until';

REVOKE ALL ON FUNCTION platform.shut_until, platform.count_knock FROM PUBLIC;
