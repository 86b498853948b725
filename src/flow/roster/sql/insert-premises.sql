-- Purpose: new premises, with a trace when the batch can be taken back. Volume: up to 10,000 rows a call.
WITH made AS (
  INSERT INTO roster.premises (community_id, company_id, id, building_id, entrance_id, room, code, floor, usage,
    floor_area, status, handover_day, paid_until)
  SELECT :community::uuid, :company::uuid, r.id, r.building_id, r.entrance_id, r.room, r.code, r.floor,
    r.usage, r.floor_area, r.status, r.handover_day, r.paid_until
  FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, building_id uuid, entrance_id uuid, room text, code text,
    floor integer, usage text, floor_area numeric, status text, handover_day date, paid_until date)
  RETURNING *
)
INSERT INTO roster.change (community_id, batch_id, noun, row_id, company_id, before, after_digest)
SELECT made.community_id, :batch::uuid, 'premises', made.id, made.company_id, NULL, roster.digest(to_jsonb(made))
FROM made
WHERE :batch::uuid IS NOT NULL
