-- Why: contacts are masked; one shown in full is shown for a reason, and it is on record who saw it.
-- Locks: new objects only. Rows: none.

-- A contact point shown in full: to whom, when and why; never its value.
CREATE TABLE roster.contact_reveal (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  contact_point_id uuid NOT NULL,
  by_actor text NOT NULL,
  reason text NOT NULL CHECK (reason IN ('call', 'visit', 'letter', 'verify', 'owner_asked', 'court', 'other')),
  note text,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id)
);
SELECT platform.guard('roster.contact_reveal', 'append');
CREATE INDEX ON roster.contact_reveal (by_actor, at);
