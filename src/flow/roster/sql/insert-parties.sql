-- Purpose: new parties, with a trace when the batch can be taken back. Volume: up to 10,000 rows a call.
WITH made AS (
  INSERT INTO roster.party (community_id, company_id, id, name, kind, id_number, search_key)
  SELECT :community::uuid, :company::uuid, r.id, r.name, r.kind, r.id_number, r.search_key
  FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, name text, kind text, id_number text, search_key text)
  RETURNING *
)
INSERT INTO roster.change (community_id, batch_id, noun, row_id, company_id, before, after_digest)
SELECT made.community_id, :batch::uuid, 'party', made.id, made.company_id, NULL, roster.digest(to_jsonb(made))
FROM made
WHERE :batch::uuid IS NOT NULL
