-- Why: 催缴: the procedure as data, what was asked of whom and why, what was promised, held and disputed. State is
-- rows, not flags: a level is derived from what is owed and the day; a hold ends by a row, a promise by the ledger.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA collections;
GRANT USAGE ON SCHEMA collections TO dunwell_app;

-- Versions of a company's procedure and of its contact limits. Without a row the shipped ones are in force.
CREATE TABLE collections.procedure (
  company_id uuid NOT NULL REFERENCES platform.company,
  version integer NOT NULL CHECK (version > 0),
  from_day date NOT NULL,
  body jsonb NOT NULL,
  saved_by text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (company_id, version)
);
SELECT platform.guard('collections.procedure', 'append');

-- body: after tightening; a company's limits are never looser than the shipped ones.
CREATE TABLE collections.contact_policy (
  company_id uuid NOT NULL REFERENCES platform.company,
  version integer NOT NULL CHECK (version > 0),
  from_day date NOT NULL,
  body jsonb NOT NULL,
  saved_by text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (company_id, version)
);
SELECT platform.guard('collections.contact_policy', 'append');

-- One household is one conversation: its row is the lock every attempt takes first, so caps hold under concurrency.
CREATE TABLE collections.conversation (
  community_id uuid NOT NULL,
  household_id uuid NOT NULL,
  company_id uuid NOT NULL,
  PRIMARY KEY (community_id, household_id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('collections.conversation', 'edit');

-- One dunning run of a community at a time: whoever holds this row.
CREATE TABLE collections.run_lock (
  community_id uuid PRIMARY KEY REFERENCES roster.community,
  company_id uuid NOT NULL
);
SELECT platform.guard('collections.run_lock', 'edit');

-- noticed: households for whom the day left a notice or a task; waiting: at a level, but its step was taken or rests.
CREATE TABLE collections.dunning_run (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  procedure_version integer NOT NULL,
  count_in bigint NOT NULL,
  count_noticed bigint NOT NULL,
  count_waiting bigint NOT NULL,
  count_held bigint NOT NULL,
  count_nothing_due bigint NOT NULL,
  -- Per level: households, notices, tasks, sums.
  levels jsonb NOT NULL,
  digest text NOT NULL,
  PRIMARY KEY (community_id, id),
  CHECK (count_in = count_noticed + count_waiting + count_held + count_nothing_due)
);
SELECT platform.guard('collections.dunning_run', 'append');
CREATE INDEX ON collections.dunning_run (community_id, day);

-- Something to be written to a household. anchor_id: the oldest due item the step stands on (for a bill notice, the
-- bill): each step of one arrears episode is given once for ever.
CREATE TABLE collections.notice (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid,
  household_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('bill_notice', 'courtesy_message', 'friendly_message', 'demand_letter')),
  level text NOT NULL CHECK (level IN ('bill', 'courtesy', 'friendly', 'formal', 'legal_review')),
  step text NOT NULL,
  anchor_id uuid NOT NULL,
  day date NOT NULL,
  -- For a demand letter: days for payment, counted from receipt.
  deadline_days integer CHECK (deadline_days >= 7),
  because jsonb NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, household_id, anchor_id, step),
  FOREIGN KEY (community_id, run_id) REFERENCES collections.dunning_run DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('collections.notice', 'append');
CREATE INDEX ON collections.notice (community_id, day);

-- Something a person is to do. letter: print, seal and deliver the demand letter.
CREATE TABLE collections.task (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  run_id uuid,
  household_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('call', 'visit', 'letter', 'legal_review')),
  level text NOT NULL CHECK (level IN ('courtesy', 'friendly', 'formal', 'legal_review')),
  step text NOT NULL,
  anchor_id uuid NOT NULL,
  steward_id uuid,
  day date NOT NULL,
  due_day date NOT NULL,
  because jsonb NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, household_id, anchor_id, step),
  FOREIGN KEY (community_id, run_id) REFERENCES collections.dunning_run DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('collections.task', 'append');
CREATE INDEX ON collections.task (community_id, due_day);

-- Every attempt to reach a household, whoever makes it and however. Caps read only this table.
CREATE TABLE collections.contact_attempt (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  contact_point_id uuid,
  channel text NOT NULL CHECK (channel IN ('sms', 'wechat', 'email', 'call', 'visit', 'letter')),
  -- Local to the community.
  day date NOT NULL,
  minutes integer NOT NULL CHECK (minutes BETWEEN 0 AND 1439),
  at timestamptz NOT NULL,
  conversation boolean NOT NULL,
  -- The owner asked for this contact: it is not counted.
  requested boolean NOT NULL,
  made_by text NOT NULL,
  -- What made it: message:ID or contact_record:ID.
  source text NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, source),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('collections.contact_attempt', 'append');
CREATE INDEX ON collections.contact_attempt (community_id, household_id, day);

-- Who spoke with whom, when, how, about what, with what outcome, for what reason, and what comes next.
CREATE TABLE collections.contact_record (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  channel text NOT NULL CHECK (channel IN ('sms', 'wechat', 'email', 'call', 'visit', 'letter', 'counter')),
  -- inbound: they came to us; it is no attempt.
  direction text NOT NULL CHECK (direction IN ('outbound', 'inbound')),
  day date NOT NULL,
  at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  recorded_by_name text NOT NULL,
  content text NOT NULL CHECK (content <> ''),
  outcome text NOT NULL CHECK (outcome IN ('spoke', 'will_pay', 'promised', 'paid', 'disputed', 'asked_call_back',
    'no_answer', 'nobody_home', 'wrong_number', 'declined_to_talk', 'asked_to_stop', 'left_word')),
  reason text CHECK (reason IN ('forgot', 'dissatisfied', 'hardship', 'theft', 'rectification', 'refuses',
    'unreachable', 'away', 'undetermined', 'other')),
  next_step text,
  next_day date,
  task_id uuid,
  -- A call may be recorded only when the person was told so.
  call_recorded boolean NOT NULL DEFAULT false,
  recording_told boolean NOT NULL DEFAULT false,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household,
  FOREIGN KEY (community_id, task_id) REFERENCES collections.task,
  CHECK (NOT call_recorded OR (channel = 'call' AND recording_told)),
  CHECK (next_day IS NULL OR next_step IS NOT NULL)
);
SELECT platform.guard('collections.contact_record', 'append');
CREATE INDEX ON collections.contact_record (community_id, household_id, day);

CREATE TABLE collections.task_outcome (
  community_id uuid NOT NULL,
  task_id uuid NOT NULL,
  company_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('done', 'not_needed', 'could_not')),
  note text,
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, task_id),
  FOREIGN KEY (community_id, task_id) REFERENCES collections.task
);
SELECT platform.guard('collections.task_outcome', 'append');

-- Kept or broken is derived from the ledger, never stored. A withdrawn promise gains its row.
CREATE TABLE collections.promise (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  day date NOT NULL,
  taken_day date NOT NULL,
  taken_at timestamptz NOT NULL,
  taken_by text NOT NULL,
  note text,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household,
  CHECK (day >= taken_day)
);
SELECT platform.guard('collections.promise', 'append');
CREATE INDEX ON collections.promise (community_id, household_id);

CREATE TABLE collections.hold (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('hardship', 'illness', 'bereavement', 'vulnerable', 'service_issue',
    'rectification', 'theft', 'negotiation', 'legacy', 'data_check', 'other')),
  note text,
  from_day date NOT NULL,
  review_day date NOT NULL CHECK (review_day >= from_day),
  by_actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('collections.hold', 'append');
CREATE INDEX ON collections.hold (community_id, household_id);

CREATE TABLE collections.hold_lift (
  community_id uuid NOT NULL,
  hold_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, hold_id),
  FOREIGN KEY (community_id, hold_id) REFERENCES collections.hold
);
SELECT platform.guard('collections.hold_lift', 'append');

CREATE TABLE collections.dispute (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  about text NOT NULL CHECK (about IN ('amount', 'service', 'liability', 'defect', 'other')),
  says text NOT NULL CHECK (says <> ''),
  opened_day date NOT NULL,
  answer_by date NOT NULL,
  by_actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('collections.dispute', 'append');
CREATE INDEX ON collections.dispute (community_id, household_id);

-- Which items, and how much of each: the whole (null) or an amount.
CREATE TABLE collections.dispute_item (
  community_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  item_id uuid NOT NULL,
  company_id uuid NOT NULL,
  amount_fen bigint CHECK (amount_fen > 0),
  PRIMARY KEY (community_id, dispute_id, item_id),
  FOREIGN KEY (community_id, dispute_id) REFERENCES collections.dispute
);
SELECT platform.guard('collections.dispute_item', 'append');

CREATE TABLE collections.dispute_resolution (
  community_id uuid NOT NULL,
  dispute_id uuid NOT NULL,
  company_id uuid NOT NULL,
  result text NOT NULL CHECK (result IN ('upheld', 'partly_upheld', 'not_upheld', 'withdrawn')),
  answer text NOT NULL CHECK (answer <> ''),
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, dispute_id),
  FOREIGN KEY (community_id, dispute_id) REFERENCES collections.dispute
);
SELECT platform.guard('collections.dispute_resolution', 'append');

-- 易收户/难收户: dated, with the facts it stands on; the newest counts. It never touches service.
CREATE TABLE collections.classification (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  class text NOT NULL CHECK (class IN ('easy', 'will_pay_soon', 'away', 'unreachable', 'refuses', 'undetermined')),
  facts jsonb NOT NULL,
  by_actor text NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('collections.classification', 'append');
CREATE INDEX ON collections.classification (community_id, household_id);

-- What became of a notice on its way: proof for a demand.
CREATE TABLE collections.delivery (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('handed_over', 'delivered', 'signed', 'refused', 'returned', 'failed')),
  method text NOT NULL CHECK (method IN ('message', 'by_hand', 'ems', 'registered_mail', 'notary')),
  proof text,
  day date NOT NULL,
  at timestamptz NOT NULL,
  by_actor text NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, notice_id) REFERENCES collections.notice
);
SELECT platform.guard('collections.delivery', 'append');
CREATE INDEX ON collections.delivery (community_id, notice_id);

CREATE VIEW collections.v_notice WITH (security_invoker = true) AS
  SELECT community_id, id AS notice_id, company_id, run_id, household_id, kind, level, step, anchor_id, day,
         deadline_days, because
  FROM collections.notice;
CREATE VIEW collections.v_task WITH (security_invoker = true) AS
  SELECT t.community_id, t.id AS task_id, t.company_id, t.run_id, t.household_id, t.kind, t.level, t.step, t.anchor_id,
         t.steward_id, t.day, t.due_day, t.because, o.outcome, o.note AS outcome_note, o.day AS outcome_day
  FROM collections.task t
  LEFT JOIN collections.task_outcome o ON o.community_id = t.community_id AND o.task_id = t.id;
CREATE VIEW collections.v_contact_attempt WITH (security_invoker = true) AS
  SELECT community_id, id AS attempt_id, company_id, household_id, party_id, contact_point_id, channel, day, minutes, at,
         conversation, requested, made_by, source
  FROM collections.contact_attempt;
CREATE VIEW collections.v_contact_record WITH (security_invoker = true) AS
  SELECT community_id, id AS contact_record_id, company_id, household_id, party_id, channel, direction, day, at,
         recorded_by, recorded_by_name, content, outcome, reason, next_step, next_day, task_id, call_recorded
  FROM collections.contact_record;
-- paid_fen: received from the household from the day of the promise to its own day, reversals taken away.
CREATE VIEW collections.v_promise WITH (security_invoker = true) AS
  SELECT p.community_id, p.id AS promise_id, p.company_id, p.household_id, p.party_id, p.amount_fen, p.day, p.taken_day,
         p.taken_at, p.taken_by, p.note,
         (SELECT coalesce(sum(r.amount_fen), 0)::bigint FROM ledger.v_receipt r
          WHERE r.community_id = p.community_id AND r.household_id = p.household_id
            AND r.at > p.taken_at AND r.day BETWEEN p.taken_day AND p.day AND r.reversed_at IS NULL) AS paid_fen
  FROM collections.promise p;
CREATE VIEW collections.v_hold WITH (security_invoker = true) AS
  SELECT h.community_id, h.id AS hold_id, h.company_id, h.household_id, h.reason, h.note, h.from_day, h.review_day,
         h.by_actor, h.at, l.day AS lifted_day, l.reason AS lifted_reason, l.at AS lifted_at
  FROM collections.hold h
  LEFT JOIN collections.hold_lift l ON l.community_id = h.community_id AND l.hold_id = h.id;
CREATE VIEW collections.v_dispute WITH (security_invoker = true) AS
  SELECT d.community_id, d.id AS dispute_id, d.company_id, d.household_id, d.about, d.says, d.opened_day, d.answer_by,
         d.at, r.result, r.answer, r.day AS resolved_day
  FROM collections.dispute d
  LEFT JOIN collections.dispute_resolution r ON r.community_id = d.community_id AND r.dispute_id = d.id;
CREATE VIEW collections.v_dispute_item WITH (security_invoker = true) AS
  SELECT i.community_id, i.dispute_id, i.item_id, i.company_id, d.household_id, i.amount_fen, d.opened_day,
         r.day AS resolved_day
  FROM collections.dispute_item i
  JOIN collections.dispute d ON d.community_id = i.community_id AND d.id = i.dispute_id
  LEFT JOIN collections.dispute_resolution r ON r.community_id = i.community_id AND r.dispute_id = i.dispute_id;
CREATE VIEW collections.v_classification WITH (security_invoker = true) AS
  SELECT DISTINCT ON (community_id, household_id) community_id, household_id, company_id, class, facts, day, at
  FROM collections.classification
  ORDER BY community_id, household_id, day DESC, at DESC;
CREATE VIEW collections.v_dunning_run WITH (security_invoker = true) AS
  SELECT community_id, id AS run_id, company_id, day, at, procedure_version, count_in, count_noticed, count_waiting,
         count_held, count_nothing_due, levels, digest
  FROM collections.dunning_run;
CREATE VIEW collections.v_delivery WITH (security_invoker = true) AS
  SELECT community_id, id AS delivery_id, company_id, notice_id, outcome, method, proof, day, at
  FROM collections.delivery;
CREATE VIEW collections.v_procedure WITH (security_invoker = true) AS
  SELECT company_id, version, from_day, body, saved_by, at FROM collections.procedure;
CREATE VIEW collections.v_contact_policy WITH (security_invoker = true) AS
  SELECT company_id, version, from_day, body, saved_by, at FROM collections.contact_policy;
GRANT SELECT ON collections.v_notice, collections.v_task, collections.v_contact_attempt, collections.v_contact_record,
  collections.v_promise, collections.v_hold, collections.v_dispute, collections.v_dispute_item,
  collections.v_classification, collections.v_dunning_run, collections.v_delivery, collections.v_procedure,
  collections.v_contact_policy TO dunwell_app;
