-- Why: what was cleared and did not leave is judged again, and withdrawn on record when it may not leave any more; the
-- secret of a second factor is stored sealed; wrong passwords are counted by where they come from, too.
-- Locks: platform.second_factor for an instant (a check is exchanged). Rows: none; secrets stored before are sealed by
-- the server when it starts, for the key is not in the database.

-- A message the gate had cleared, which never left: refused when it was to leave after all, for the reasons of that refusal.
CREATE TABLE channels.withdrawal (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  refusal_id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, message_id),
  FOREIGN KEY (community_id, message_id) REFERENCES channels.handover,
  FOREIGN KEY (community_id, refusal_id) REFERENCES channels.refusal
);
SELECT platform.guard('channels.withdrawal', 'append');

CREATE OR REPLACE VIEW channels.v_message WITH (security_invoker = true) AS
  SELECT m.community_id, m.id AS message_id, m.company_id, m.document_id, m.household_id, m.party_id,
         m.contact_point_id, m.channel, m.queued_at, w.not_before, h.at AS handed_over_at, t.reference,
         t.at AS transmitted_at, r.codes AS refused_codes, r.reasons AS refused_reasons, r.at AS refused_at,
         CASE WHEN t.at IS NOT NULL THEN 'sent' WHEN d.at IS NOT NULL THEN 'dropped' WHEN h.at IS NOT NULL THEN 'leaving'
              WHEN w.message_id IS NOT NULL THEN 'waiting' ELSE 'dropped' END AS state,
         d.at AS withdrawn_at
  FROM channels.message m
  LEFT JOIN channels.waiting w ON w.community_id = m.community_id AND w.message_id = m.id
  LEFT JOIN channels.handover h ON h.community_id = m.community_id AND h.message_id = m.id
  LEFT JOIN channels.transmission t ON t.community_id = m.community_id AND t.message_id = m.id
  LEFT JOIN channels.withdrawal d ON d.community_id = m.community_id AND d.message_id = m.id
  LEFT JOIN LATERAL (SELECT x.codes, x.reasons, x.at FROM channels.refusal x
                     WHERE x.community_id = m.community_id AND x.message_id = m.id
                     ORDER BY x.at DESC, x.id DESC LIMIT 1) r ON true;

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
