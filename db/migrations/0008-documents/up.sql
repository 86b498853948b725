-- Why: 文书: versioned templates, and documents sealed by the hash of their text.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA documents;
GRANT USAGE ON SCHEMA documents TO dunwell_app;

-- A text is never edited: a change is a new version, which nobody may send before it is approved.
CREATE TABLE documents.template (
  company_id uuid NOT NULL REFERENCES platform.company,
  id uuid NOT NULL,
  code text NOT NULL CHECK (code IN ('bill_message', 'bill_notice', 'courtesy_message', 'courtesy_slip',
    'friendly_message', 'friendly_slip', 'demand_letter')),
  version integer NOT NULL CHECK (version > 0),
  language text NOT NULL DEFAULT 'zh-CN' CHECK (language IN ('zh-CN', 'en-US')),
  form text NOT NULL CHECK (form IN ('message', 'paper')),
  title text NOT NULL CHECK (title <> ''),
  body text NOT NULL CHECK (body <> ''),
  saved_by text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, code, language, version)
);
SELECT platform.guard('documents.template', 'append');

CREATE TABLE documents.template_approval (
  company_id uuid NOT NULL,
  template_id uuid NOT NULL,
  approved_by text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (company_id, template_id),
  FOREIGN KEY (company_id, template_id) REFERENCES documents.template
);
SELECT platform.guard('documents.template_approval', 'append');

-- What a notice says, as it was rendered. revision: written again because an amount had changed before it left.
-- claims: the amounts the text names, by name; the gate compares each with the ledger before anything leaves.
CREATE TABLE documents.document (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  household_id uuid NOT NULL,
  kind text NOT NULL,
  form text NOT NULL CHECK (form IN ('message', 'paper')),
  template_id uuid NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  claims jsonb NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, notice_id, revision),
  FOREIGN KEY (community_id, notice_id) REFERENCES collections.notice,
  FOREIGN KEY (community_id, household_id) REFERENCES roster.household,
  FOREIGN KEY (company_id, template_id) REFERENCES documents.template
);
SELECT platform.guard('documents.document', 'append');
CREATE INDEX ON documents.document (community_id, household_id);

-- A notice that was not written because nothing was owed any more when its turn came.
CREATE TABLE documents.unwritten (
  community_id uuid NOT NULL,
  notice_id uuid NOT NULL,
  company_id uuid NOT NULL,
  reason text NOT NULL CHECK (reason IN ('nothing_owed', 'no_template')),
  day date NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, notice_id),
  FOREIGN KEY (community_id, notice_id) REFERENCES collections.notice
);
SELECT platform.guard('documents.unwritten', 'append');

CREATE VIEW documents.v_template WITH (security_invoker = true) AS
  SELECT t.company_id, t.id AS template_id, t.code, t.version, t.language, t.form, t.title, t.body, t.saved_by,
         t.at AS saved_at, a.approved_by, a.at AS approved_at
  FROM documents.template t
  LEFT JOIN documents.template_approval a ON a.company_id = t.company_id AND a.template_id = t.id;
CREATE VIEW documents.v_document WITH (security_invoker = true) AS
  SELECT community_id, id AS document_id, company_id, notice_id, revision, household_id, kind, form, template_id, title,
         text, claims, sha256, day, at
  FROM documents.document;
CREATE VIEW documents.v_unwritten WITH (security_invoker = true) AS
  SELECT community_id, notice_id, company_id, reason, day, at FROM documents.unwritten;
GRANT SELECT ON documents.v_template, documents.v_document, documents.v_unwritten TO dunwell_app;
