-- Purpose: new contact points, with a trace when the batch can be taken back. Volume: up to 10,000 rows a call.
WITH made AS (
  INSERT INTO roster.contact_point (community_id, company_id, id, party_id, kind, value, person, source, state,
    position, since)
  SELECT :community::uuid, :company::uuid, r.id, r.party_id, r.kind, r.value, r.person, r.source, r.state,
    r.position, r.since
  FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, party_id uuid, kind text, value text, person text,
    source text, state text, position integer, since timestamptz)
  RETURNING *
)
INSERT INTO roster.change (community_id, batch_id, noun, row_id, company_id, before, after_digest)
SELECT made.community_id, :batch::uuid, 'contact_point', made.id, made.company_id, NULL, roster.digest(to_jsonb(made))
FROM made
WHERE :batch::uuid IS NOT NULL
