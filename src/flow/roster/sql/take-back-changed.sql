-- Purpose: rows a batch changed become again what they were. Volume: every row the batch changed.
WITH former AS (
  SELECT c.noun, c.row_id, c.before
  FROM roster.change c
  WHERE c.community_id = :community AND c.batch_id = :batch AND c.before IS NOT NULL
), premises_again AS (
  UPDATE roster.premises x
  SET floor = was.floor, usage = was.usage, floor_area = was.floor_area, status = was.status,
      handover_day = was.handover_day, paid_until = was.paid_until
  FROM former f, jsonb_populate_record(NULL::roster.premises, f.before) was
  WHERE x.community_id = :community AND f.noun = 'premises' AND x.id = f.row_id
), party_again AS (
  UPDATE roster.party x
  SET id_number = was.id_number
  FROM former f, jsonb_populate_record(NULL::roster.party, f.before) was
  WHERE x.community_id = :community AND f.noun = 'party' AND x.id = f.row_id
), liability_again AS (
  UPDATE roster.liability x
  SET to_day = was.to_day
  FROM former f, jsonb_populate_record(NULL::roster.liability, f.before) was
  WHERE x.community_id = :community AND f.noun = 'liability' AND x.id = f.row_id
)
SELECT count(*) AS changed FROM former
