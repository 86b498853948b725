-- Purpose: new buildings, with a trace when the batch can be taken back. Volume: up to 10,000 rows a call.
WITH made AS (
  INSERT INTO roster.building (community_id, company_id, id, phase_id, name)
  SELECT :community::uuid, :company::uuid, r.id, r.phase_id, r.name
  FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, phase_id uuid, name text)
  RETURNING *
)
INSERT INTO roster.change (community_id, batch_id, noun, row_id, company_id, before, after_digest)
SELECT made.community_id, :batch::uuid, 'building', made.id, made.company_id, NULL, roster.digest(to_jsonb(made))
FROM made
WHERE :batch::uuid IS NOT NULL
