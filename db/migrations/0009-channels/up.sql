-- Why: 送达: what waits to leave the house, what the gate refused and why, what left.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA channels;
GRANT USAGE ON SCHEMA channels TO dunwell_app;

-- One document on its way to one person. Its state is what was written about it below.
CREATE TABLE channels.message (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  document_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  contact_point_id uuid,
  channel text NOT NULL CHECK (channel IN ('sms', 'wechat', 'email', 'letter')),
  queued_at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, document_id),
  FOREIGN KEY (community_id, document_id) REFERENCES documents.document,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('channels.message', 'append');

-- What is still waiting, and from when it may be asked again; a row here is the message's lock while it is dispatched,
-- and goes when the message has left or is dropped.
CREATE TABLE channels.waiting (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  not_before timestamptz NOT NULL,
  PRIMARY KEY (community_id, message_id),
  FOREIGN KEY (community_id, message_id) REFERENCES channels.message
);
SELECT platform.guard('channels.waiting', 'edit');
CREATE INDEX ON channels.waiting (community_id, not_before);

-- Every no of the gate. next_at null: the message is dropped.
CREATE TABLE channels.refusal (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  message_id uuid NOT NULL,
  reasons jsonb NOT NULL,
  codes text[] NOT NULL CHECK (cardinality(codes) > 0),
  next_at timestamptz,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, message_id) REFERENCES channels.message
);
SELECT platform.guard('channels.refusal', 'append');
CREATE INDEX ON channels.refusal (community_id, message_id);

-- Every yes: written with the attempt, in the transaction that cleared it. payload: exactly what the transport is
-- given, so that a file lost to a crash is written again and never twice.
CREATE TABLE channels.handover (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  transport text NOT NULL,
  payload jsonb NOT NULL,
  because jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, message_id),
  FOREIGN KEY (community_id, message_id) REFERENCES channels.message
);
SELECT platform.guard('channels.handover', 'append');

-- The transport has it, durably.
CREATE TABLE channels.transmission (
  community_id uuid NOT NULL,
  message_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reference text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, message_id),
  FOREIGN KEY (community_id, message_id) REFERENCES channels.handover
);
SELECT platform.guard('channels.transmission', 'append');

CREATE VIEW channels.v_message WITH (security_invoker = true) AS
  SELECT m.community_id, m.id AS message_id, m.company_id, m.document_id, m.household_id, m.party_id,
         m.contact_point_id, m.channel, m.queued_at, w.not_before, h.at AS handed_over_at, t.reference,
         t.at AS transmitted_at, r.codes AS refused_codes, r.reasons AS refused_reasons, r.at AS refused_at,
         CASE WHEN t.at IS NOT NULL THEN 'sent' WHEN h.at IS NOT NULL THEN 'leaving'
              WHEN w.message_id IS NOT NULL THEN 'waiting' ELSE 'dropped' END AS state
  FROM channels.message m
  LEFT JOIN channels.waiting w ON w.community_id = m.community_id AND w.message_id = m.id
  LEFT JOIN channels.handover h ON h.community_id = m.community_id AND h.message_id = m.id
  LEFT JOIN channels.transmission t ON t.community_id = m.community_id AND t.message_id = m.id
  LEFT JOIN LATERAL (SELECT x.codes, x.reasons, x.at FROM channels.refusal x
                     WHERE x.community_id = m.community_id AND x.message_id = m.id
                     ORDER BY x.at DESC, x.id DESC LIMIT 1) r ON true;
CREATE VIEW channels.v_refusal WITH (security_invoker = true) AS
  SELECT community_id, id AS refusal_id, company_id, message_id, reasons, codes, next_at, at FROM channels.refusal;
GRANT SELECT ON channels.v_message, channels.v_refusal TO dunwell_app;
