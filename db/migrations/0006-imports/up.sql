-- Why: 导入: a file is read, its report is shown, exactly that report is accepted, and the whole can be taken back.
-- Locks: new objects only. Rows: none.

CREATE SCHEMA imports;
GRANT USAGE ON SCHEMA imports TO dunwell_app;

-- The bytes as they came. One row a community and content: the same file again is the same file.
CREATE TABLE imports.file (
  community_id uuid NOT NULL REFERENCES roster.community,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name text NOT NULL,
  size bigint NOT NULL,
  bytes bytea NOT NULL,
  uploaded_at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, sha256)
);
SELECT platform.guard('imports.file', 'edit');

-- What a dry run found. hash covers the file, the day, the rows, the findings and what they would do to what is stored:
-- the same file against the same roster on the same day has the same hash. document: all but rows and findings.
CREATE TABLE imports.report (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  file_id uuid NOT NULL,
  hash text NOT NULL,
  day date NOT NULL,
  mapping jsonb,
  document jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (community_id, id),
  UNIQUE (community_id, hash),
  FOREIGN KEY (community_id, file_id) REFERENCES imports.file
);
SELECT platform.guard('imports.report', 'edit');

CREATE TABLE imports.finding (
  community_id uuid NOT NULL,
  report_id uuid NOT NULL,
  position integer NOT NULL,
  company_id uuid NOT NULL,
  severity text NOT NULL CHECK (severity IN ('error', 'warning')),
  document jsonb NOT NULL,
  PRIMARY KEY (community_id, report_id, position),
  FOREIGN KEY (community_id, report_id) REFERENCES imports.report ON DELETE CASCADE
);
SELECT platform.guard('imports.finding', 'edit');

-- An accepted import. Its id is the batch under which the roster keeps what was made and changed.
CREATE TABLE imports.accepted (
  community_id uuid NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  report_id uuid NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  accepted_by text NOT NULL,
  counts jsonb NOT NULL,
  PRIMARY KEY (community_id, id),
  FOREIGN KEY (community_id, report_id) REFERENCES imports.report
);
SELECT platform.guard('imports.accepted', 'append');

-- What an import made in the slices between roster and here.
CREATE TABLE imports.made (
  community_id uuid NOT NULL,
  import_id uuid NOT NULL,
  noun text NOT NULL CHECK (noun IN ('rate', 'assignment', 'charge')),
  row_id uuid NOT NULL,
  company_id uuid NOT NULL,
  PRIMARY KEY (community_id, import_id, noun, row_id),
  FOREIGN KEY (community_id, import_id) REFERENCES imports.accepted
);
SELECT platform.guard('imports.made', 'append');

CREATE TABLE imports.undone (
  community_id uuid NOT NULL,
  import_id uuid NOT NULL,
  company_id uuid NOT NULL,
  at timestamptz NOT NULL,
  undone_by text NOT NULL,
  hash_before text NOT NULL,
  hash_after text NOT NULL,
  PRIMARY KEY (community_id, import_id),
  FOREIGN KEY (community_id, import_id) REFERENCES imports.accepted
);
SELECT platform.guard('imports.undone', 'append');

-- Which column means what, kept by name for the company's next file of the same shape.
CREATE TABLE imports.mapping (
  company_id uuid NOT NULL REFERENCES platform.company,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  mapping jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (company_id, id),
  UNIQUE (company_id, name)
);
SELECT platform.guard('imports.mapping', 'edit');

-- Which tables to the right of the ledger name one of these rows, through any foreign key there is or will be: an undo
-- asks before it withdraws a row that cannot be deleted.
CREATE FUNCTION imports.named_by(target regclass, community uuid, ids uuid[]) RETURNS SETOF text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
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
END $$;

CREATE VIEW imports.v_import WITH (security_invoker = true) AS
  SELECT a.community_id, a.id AS import_id, a.company_id, f.name AS file, f.sha256, r.hash AS report_hash, a.day, a.at,
         a.accepted_by, a.counts, u.at AS undone_at, u.undone_by
  FROM imports.accepted a
  JOIN imports.report r ON r.community_id = a.community_id AND r.id = a.report_id
  JOIN imports.file f ON f.community_id = r.community_id AND f.id = r.file_id
  LEFT JOIN imports.undone u ON u.community_id = a.community_id AND u.import_id = a.id;
GRANT SELECT ON imports.v_import TO dunwell_app;
