-- Why: a text whose filled-in words want a second look waits for a person: what was found is recorded, and what the person
-- decided.
-- Locks: new objects only. Rows: none.

-- Words of a document somebody must look at before it leaves. spans: where they stand in title, line break, text.
-- by_actor: who had it written or sent.
CREATE TABLE documents.review (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  document_id uuid NOT NULL,
  flags text[] NOT NULL CHECK (cardinality(flags) > 0),
  spans jsonb NOT NULL,
  suggestion jsonb NOT NULL,
  by_actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, document_id) REFERENCES documents.document
);
SELECT platform.guard('documents.review', 'append');
CREATE INDEX ON documents.review (community_id, document_id);

-- released: these flags may stand in this text. withdrawn: this text never leaves.
CREATE TABLE documents.review_answer (
  community_id uuid NOT NULL,
  review_id uuid NOT NULL,
  company_id uuid NOT NULL,
  answer text NOT NULL CHECK (answer IN ('released', 'withdrawn')),
  reason text NOT NULL CHECK (reason <> ''),
  by_actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (community_id, review_id),
  FOREIGN KEY (community_id, review_id) REFERENCES documents.review
);
SELECT platform.guard('documents.review_answer', 'append');

CREATE VIEW documents.v_review WITH (security_invoker = true) AS
  SELECT r.community_id, r.id AS review_id, r.company_id, r.document_id, r.flags, r.spans, r.suggestion, r.by_actor, r.at,
         a.answer, a.reason, a.by_actor AS answered_by, a.at AS answered_at
  FROM documents.review r
  LEFT JOIN documents.review_answer a ON a.community_id = r.community_id AND a.review_id = r.id;
GRANT SELECT ON documents.v_review TO dunwell_app;
