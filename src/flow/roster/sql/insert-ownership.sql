-- Purpose: new ownership rows, with a trace when the batch can be taken back. Volume: up to 10,000 rows a call.
WITH made AS (
  INSERT INTO roster.ownership (community_id, company_id, id, premises_id, party_id, share_numerator, share_denominator, from_day, to_day)
  SELECT :community::uuid, :company::uuid, r.id, r.premises_id, r.party_id, r.share_numerator, r.share_denominator, r.from_day, r.to_day
  FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, premises_id uuid, party_id uuid, share_numerator integer,
    share_denominator integer, from_day date, to_day date)
  RETURNING *
)
INSERT INTO roster.change (community_id, batch_id, noun, row_id, company_id, before, after_digest)
SELECT made.community_id, :batch::uuid, 'ownership', made.id, made.company_id, NULL, roster.digest(to_jsonb(made))
FROM made
WHERE :batch::uuid IS NOT NULL
