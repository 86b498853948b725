-- Purpose: premises take over what was stated of them. The row as it was goes into the trace. Volume: up to 10,000 rows a call.
WITH given AS (
  SELECT r.* FROM jsonb_to_recordset(:rows::jsonb) AS r (id uuid, floor integer, usage text,
    floor_area numeric, status text, handover_day date, paid_until date)
), former AS (
  SELECT x.id, to_jsonb(x) AS was
  FROM roster.premises x
  JOIN given r ON r.id = x.id
  WHERE x.community_id = :community
), changed AS (
  UPDATE roster.premises x
  SET floor = r.floor, usage = r.usage, floor_area = r.floor_area, status = r.status, handover_day = r.handover_day,
      paid_until = r.paid_until
  FROM given r
  WHERE x.community_id = :community AND x.id = r.id
  RETURNING x.*
)
INSERT INTO roster.change (community_id, batch_id, noun, row_id, company_id, before, after_digest)
SELECT changed.community_id, :batch::uuid, 'premises', changed.id, changed.company_id, former.was,
       roster.digest(to_jsonb(changed))
FROM changed
JOIN former ON former.id = changed.id
WHERE :batch::uuid IS NOT NULL
