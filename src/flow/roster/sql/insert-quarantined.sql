-- Purpose: new quarantined values, with a trace when the batch can be taken back. Volume: up to 10,000 rows a call.
WITH made AS (
  INSERT INTO roster.quarantined_value (community_id, company_id, id, premises_id, party_id, kind, value, place, reason, since)
  SELECT :community::uuid, :company::uuid, r.id, r.premises_id, r.party_id, r.kind, r.value, r.place, r.reason, r.since
  FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, premises_id uuid, party_id uuid, kind text, value text,
    place text, reason text, since timestamptz)
  RETURNING *
)
INSERT INTO roster.change (community_id, batch_id, noun, row_id, company_id, before, after_digest)
SELECT made.community_id, :batch::uuid, 'quarantined_value', made.id, made.company_id, NULL, roster.digest(to_jsonb(made))
FROM made
WHERE :batch::uuid IS NOT NULL
