-- Why: an approval names what the screening of the words asked somebody to look at, and a text that was stopped by its
-- words is recorded as unwritten with that reason and the flags.
-- Locks: documents.template_approval and documents.unwritten for an instant (a column, a wider check). Rows: none changed.

ALTER TABLE documents.template_approval ADD COLUMN flags text[] NOT NULL DEFAULT '{}';

ALTER TABLE documents.unwritten ADD COLUMN flags text[] NOT NULL DEFAULT '{}';
ALTER TABLE documents.unwritten DROP CONSTRAINT unwritten_reason_check;
ALTER TABLE documents.unwritten ADD CONSTRAINT unwritten_reason_check
  CHECK (reason IN ('nothing_owed', 'no_template', 'wording')) NOT VALID;
ALTER TABLE documents.unwritten VALIDATE CONSTRAINT unwritten_reason_check;

CREATE OR REPLACE VIEW documents.v_template WITH (security_invoker = true) AS
  SELECT t.company_id, t.id AS template_id, t.code, t.version, t.language, t.form, t.title, t.body, t.saved_by,
         t.at AS saved_at, a.approved_by, a.at AS approved_at, a.flags AS approved_flags
  FROM documents.template t
  LEFT JOIN documents.template_approval a ON a.company_id = t.company_id AND a.template_id = t.id;

CREATE OR REPLACE VIEW documents.v_unwritten WITH (security_invoker = true) AS
  SELECT community_id, notice_id, company_id, reason, day, at, flags FROM documents.unwritten;
