-- Why: 房产与业主: what exists, who owns it, who owes for it on which day, how and by whom people are reached.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA roster;
GRANT USAGE ON SCHEMA roster TO dunwell_app;

-- code: what operators type; unique in the installation (platform.community_code).
CREATE TABLE roster.community (
  id uuid PRIMARY KEY,
  company_id uuid NOT NULL REFERENCES platform.company,
  code text NOT NULL CHECK (code ~ '^[A-Za-z0-9_-]{1,32}$'),
  name text NOT NULL CHECK (name <> ''),
  zone text NOT NULL DEFAULT 'Asia/Shanghai',
  province text,
  city text,
  address text,
  hotline text,
  payment_instructions text,
  -- When the calendar acts; see rules/calendar. {} uses the defaults.
  calendar jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  UNIQUE (company_id, code)
);
SELECT platform.guard('roster.community', 'edit');

CREATE TABLE roster.phase (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, name)
);
SELECT platform.guard('roster.phase', 'edit');

CREATE TABLE roster.building (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  phase_id uuid,
  name text NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, phase_id) REFERENCES roster.phase
);
SELECT platform.guard('roster.building', 'edit');
CREATE UNIQUE INDEX ON roster.building (community_id, name) WHERE withdrawn_at IS NULL;

CREATE TABLE roster.entrance (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  building_id uuid NOT NULL,
  name text NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, building_id) REFERENCES roster.building
);
SELECT platform.guard('roster.entrance', 'edit');
CREATE UNIQUE INDEX ON roster.entrance (community_id, building_id, name) WHERE withdrawn_at IS NULL;

-- code: the canonical room, e.g. 3-2-1502; two spellings of one room meet here. floor_area in ㎡ to 0.01.
-- paid_until: the last day already settled before this system took over; billing begins the day after.
-- withdrawn_at: an undone import made this row and a cancelled charge still names it; no view shows it.
CREATE TABLE roster.premises (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  building_id uuid NOT NULL,
  entrance_id uuid,
  room text NOT NULL,
  code text NOT NULL,
  floor integer,
  usage text NOT NULL CHECK (usage IN ('residential', 'shop', 'parking', 'storage', 'office')),
  floor_area numeric(10, 2) CHECK (floor_area > 0),
  status text NOT NULL DEFAULT 'unknown' CHECK (status IN ('unknown', 'unsold', 'sold', 'handed_over', 'renovating',
    'occupied', 'vacant', 'let')),
  handover_day date,
  paid_until date,
  withdrawn_at timestamptz,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, building_id) REFERENCES roster.building,
  FOREIGN KEY (community_id, entrance_id) REFERENCES roster.entrance
);
SELECT platform.guard('roster.premises', 'edit');
CREATE UNIQUE INDEX ON roster.premises (community_id, code) WHERE withdrawn_at IS NULL;
CREATE INDEX ON roster.premises (community_id, building_id);
CREATE INDEX ON roster.premises (community_id, entrance_id);

-- id_number only when it passed its check; what did not is quarantined.
-- search_key: the name as it is typed, pinyin initials and whole pinyin (`wxm wangxiaomei`), written with the name.
CREATE TABLE roster.party (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  kind text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'organisation', 'developer')),
  id_number text,
  search_key text NOT NULL DEFAULT '',
  PRIMARY KEY (community_id, id)
);
SELECT platform.guard('roster.party', 'edit');
CREATE INDEX party_name ON roster.party USING gin (name gin_trgm_ops);

-- Who owns what share from which day to which (both included; null: still).
CREATE TABLE roster.ownership (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  party_id uuid NOT NULL,
  share_numerator integer NOT NULL DEFAULT 1 CHECK (share_numerator > 0),
  share_denominator integer NOT NULL DEFAULT 1 CHECK (share_denominator >= share_numerator),
  from_day date NOT NULL,
  to_day date,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises,
  FOREIGN KEY (community_id, party_id) REFERENCES roster.party,
  CHECK (to_day IS NULL OR to_day >= from_day),
  EXCLUDE USING gist (community_id WITH =, premises_id WITH =, party_id WITH =, daterange(from_day, to_day, '[]') WITH &&)
);
SELECT platform.guard('roster.ownership', 'edit');
CREATE INDEX ON roster.ownership (community_id, party_id);

-- One liability set: the parties who owe together. The unit of conversation (业户).
CREATE TABLE roster.household (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name text NOT NULL,
  withdrawn_at timestamptz,
  PRIMARY KEY (community_id, id)
);
SELECT platform.guard('roster.household', 'edit');

CREATE TABLE roster.household_member (
  community_id uuid NOT NULL,
  household_id uuid NOT NULL,
  party_id uuid NOT NULL,
  company_id uuid NOT NULL,
  -- as: the ground on which this party owes. A tenant owes by agreement and the owner stays jointly liable.
  liable_as text NOT NULL CHECK (liable_as IN ('owner', 'tenant', 'developer')),
  position integer NOT NULL DEFAULT 1,
  PRIMARY KEY (community_id, household_id, party_id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household,
  FOREIGN KEY (community_id, party_id) REFERENCES roster.party
);
SELECT platform.guard('roster.household_member', 'edit');
CREATE INDEX ON roster.household_member (community_id, party_id);

-- Exactly one liability set per premises and day.
CREATE TABLE roster.liability (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid NOT NULL,
  household_id uuid NOT NULL,
  basis text NOT NULL CHECK (basis IN ('ownership', 'tenancy_agreement', 'developer')),
  from_day date NOT NULL,
  to_day date,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household,
  CHECK (to_day IS NULL OR to_day >= from_day),
  EXCLUDE USING gist (community_id WITH =, premises_id WITH =, daterange(from_day, to_day, '[]') WITH &&)
);
SELECT platform.guard('roster.liability', 'edit');
CREATE INDEX ON roster.liability (community_id, household_id);

-- How a party may be reached. Only sources the law allows exist here (contract, owner, property register, court).
CREATE TABLE roster.contact_point (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  party_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'wechat', 'email', 'address', 'second_address', 'emergency_phone')),
  value text NOT NULL CHECK (value <> ''),
  -- For an emergency contact: whom one would be speaking to. Such a person is never told of a debt.
  person text,
  source text NOT NULL CHECK (source IN ('contract', 'owner', 'property_register', 'court')),
  state text NOT NULL DEFAULT 'unverified' CHECK (state IN ('unverified', 'verified', 'wrong', 'withdrawn')),
  position integer NOT NULL DEFAULT 1,
  since timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, party_id, kind, value),
  FOREIGN KEY (community_id, party_id) REFERENCES roster.party
);
SELECT platform.guard('roster.contact_point', 'edit');
CREATE INDEX contact_value ON roster.contact_point USING gin (value gin_trgm_ops);

-- Values that came with a file and cannot be believed: kept with their place, never used.
CREATE TABLE roster.quarantined_value (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  premises_id uuid,
  party_id uuid,
  kind text NOT NULL CHECK (kind IN ('phone', 'id', 'other')),
  value text NOT NULL,
  place text NOT NULL,
  reason text NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, premises_id) REFERENCES roster.premises,
  FOREIGN KEY (community_id, party_id) REFERENCES roster.party
);
SELECT platform.guard('roster.quarantined_value', 'edit');
CREATE INDEX ON roster.quarantined_value (community_id, premises_id);
CREATE INDEX ON roster.quarantined_value (community_id, party_id);

CREATE TABLE roster.consent (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  party_id uuid NOT NULL,
  channel text NOT NULL CHECK (channel IN ('sms', 'wechat', 'call', 'visit', 'letter', 'email')),
  -- granted or refused, from this day; the newest row of a channel counts.
  answer text NOT NULL CHECK (answer IN ('granted', 'refused')),
  day date NOT NULL,
  note text,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, party_id) REFERENCES roster.party
);
SELECT platform.guard('roster.consent', 'append');

CREATE TABLE roster.service_need (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('preference', 'service_need', 'contact_window')),
  note text NOT NULL,
  since timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household
);
SELECT platform.guard('roster.service_need', 'edit');

-- The one responsible steward of a household per day, and whoever covers for them.
CREATE TABLE roster.stewardship (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  household_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  duty text NOT NULL CHECK (duty IN ('responsible', 'cover')),
  from_day date NOT NULL,
  to_day date,
  handover_note text,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household,
  FOREIGN KEY (company_id, staff_id) REFERENCES platform.staff,
  CHECK (to_day IS NULL OR to_day >= from_day),
  EXCLUDE USING gist (community_id WITH =, household_id WITH =, duty WITH =, daterange(from_day, to_day, '[]') WITH &&)
);
SELECT platform.guard('roster.stewardship', 'edit');
CREATE INDEX ON roster.stewardship (community_id, staff_id);

-- What letters and late fees quote. Recorded before a community's first bill.
CREATE TABLE roster.service_contract (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  title text NOT NULL,
  from_day date NOT NULL,
  to_day date,
  fee_clause text NOT NULL,
  due_clause text NOT NULL,
  late_fee_clause text,
  -- A daily rate as a decimal share (0.0005 = 0.05 % a day); null: no late fee was agreed.
  late_fee_daily_rate numeric(10, 8) CHECK (late_fee_daily_rate >= 0),
  arbitration_clause text,
  scan_name text,
  scan bytea,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  CHECK (to_day IS NULL OR to_day >= from_day),
  EXCLUDE USING gist (community_id WITH =, daterange(from_day, to_day, '[]') WITH &&)
);
SELECT platform.guard('roster.service_contract', 'edit');

-- What a bulk command made or changed, so that it can be taken back whole. before: the row as it was; null: it was
-- made. after_digest: of the row as the batch left it; a row that differs has been worked on since.
CREATE FUNCTION roster.digest(stored jsonb) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog
AS 'SELECT encode(sha256(convert_to(jsonb_strip_nulls(stored)::text, ''UTF8'')), ''hex'')';
CREATE TABLE roster.change (
  community_id uuid NOT NULL REFERENCES roster.community,
  batch_id uuid NOT NULL,
  noun text NOT NULL CHECK (noun IN ('phase', 'building', 'entrance', 'premises', 'party', 'household', 'ownership',
    'liability', 'contact_point', 'quarantined_value')),
  row_id uuid NOT NULL,
  company_id uuid NOT NULL,
  before jsonb,
  after_digest text NOT NULL,
  PRIMARY KEY (community_id, batch_id, noun, row_id)
);
SELECT platform.guard('roster.change', 'edit');

-- Public views: what slices to the right may read.
CREATE VIEW roster.v_community WITH (security_invoker = true) AS
  SELECT id AS community_id, company_id, code, name, zone, province, city, address, hotline, payment_instructions,
         calendar
  FROM roster.community;
CREATE VIEW roster.v_building WITH (security_invoker = true) AS
  SELECT b.community_id, b.id AS building_id, b.company_id, b.name, p.name AS phase
  FROM roster.building b
  LEFT JOIN roster.phase p ON p.community_id = b.community_id AND p.id = b.phase_id
  WHERE b.withdrawn_at IS NULL;
CREATE VIEW roster.v_premises WITH (security_invoker = true) AS
  SELECT p.community_id, p.id AS premises_id, p.company_id, p.building_id, b.name AS building, e.name AS entrance,
         p.room, p.code, p.floor, p.usage, p.floor_area, p.status, p.handover_day, p.paid_until
  FROM roster.premises p
  JOIN roster.building b ON b.community_id = p.community_id AND b.id = p.building_id
  LEFT JOIN roster.entrance e ON e.community_id = p.community_id AND e.id = p.entrance_id
  WHERE p.withdrawn_at IS NULL;
CREATE VIEW roster.v_liability WITH (security_invoker = true) AS
  SELECT community_id, id AS liability_id, company_id, premises_id, household_id, basis, from_day, to_day
  FROM roster.liability;
CREATE VIEW roster.v_household WITH (security_invoker = true) AS
  SELECT community_id, id AS household_id, company_id, name FROM roster.household WHERE withdrawn_at IS NULL;
CREATE VIEW roster.v_household_member WITH (security_invoker = true) AS
  SELECT m.community_id, m.household_id, m.party_id, m.company_id, m.liable_as, m.position, p.name, p.kind,
         p.search_key
  FROM roster.household_member m
  JOIN roster.party p ON p.community_id = m.community_id AND p.id = m.party_id;
CREATE VIEW roster.v_ownership WITH (security_invoker = true) AS
  SELECT o.community_id, o.premises_id, o.party_id, o.company_id, p.name, o.share_numerator, o.share_denominator,
         o.from_day, o.to_day
  FROM roster.ownership o
  JOIN roster.party p ON p.community_id = o.community_id AND p.id = o.party_id;
-- Only what may be used to speak with the household itself: wrong, withdrawn and emergency values are not here.
CREATE VIEW roster.v_contact_point WITH (security_invoker = true) AS
  SELECT community_id, id AS contact_point_id, company_id, party_id, kind, value, source, state, position
  FROM roster.contact_point
  WHERE state IN ('unverified', 'verified') AND kind <> 'emergency_phone';
CREATE VIEW roster.v_consent WITH (security_invoker = true) AS
  SELECT DISTINCT ON (community_id, party_id, channel) community_id, party_id, company_id, channel, answer, day
  FROM roster.consent
  ORDER BY community_id, party_id, channel, day DESC, at DESC;
CREATE VIEW roster.v_stewardship WITH (security_invoker = true) AS
  SELECT s.community_id, s.household_id, s.staff_id, s.company_id, t.name AS staff_name, s.duty, s.from_day, s.to_day
  FROM roster.stewardship s
  JOIN platform.staff t ON t.company_id = s.company_id AND t.id = s.staff_id;
CREATE VIEW roster.v_service_contract WITH (security_invoker = true) AS
  SELECT community_id, id AS service_contract_id, company_id, title, from_day, to_day, fee_clause, due_clause,
         late_fee_clause, late_fee_daily_rate, arbitration_clause
  FROM roster.service_contract;
CREATE VIEW roster.v_service_need WITH (security_invoker = true) AS
  SELECT community_id, household_id, company_id, kind, note, since FROM roster.service_need WHERE ended_at IS NULL;
-- What a batch made and what it only changed: an undo asks who has built upon it.
CREATE VIEW roster.v_change WITH (security_invoker = true) AS
  SELECT community_id, batch_id, company_id, noun, row_id, before IS NULL AS made FROM roster.change;

GRANT SELECT ON roster.v_change, roster.v_community, roster.v_building, roster.v_premises, roster.v_liability, roster.v_household,
  roster.v_household_member, roster.v_ownership, roster.v_contact_point, roster.v_consent, roster.v_stewardship,
  roster.v_service_contract, roster.v_service_need TO dunwell_app;
