-- Purpose: takes back what a batch made. Foreign keys are checked when the statement ends, so the order is free; a row
-- that something else names stops it all. Premises and households in :premises and :households are named by cancelled
-- charges of the same batch: they are withdrawn, with the building and entrance they stand in, and lose what is personal.
-- Ids travel as arrays, which are hashed whatever the planner believes of tables that were filled a moment ago.
-- Volume: every row of the batch.
WITH made AS (
  SELECT c.noun, c.row_id
  FROM roster.change c
  WHERE c.community_id = :community AND c.batch_id = :batch AND c.before IS NULL
), kept AS (
  SELECT x.id, x.building_id, x.entrance_id
  FROM roster.premises x
  WHERE x.community_id = :community AND x.id = ANY (:premises::uuid[])
), no_members AS (
  DELETE FROM roster.household_member x
  WHERE x.community_id = :community AND x.household_id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'household'))
), no_quarantined_value AS (
  DELETE FROM roster.quarantined_value x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'quarantined_value'))
), no_contact_point AS (
  DELETE FROM roster.contact_point x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'contact_point'))
), no_liability AS (
  DELETE FROM roster.liability x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'liability'))
), no_ownership AS (
  DELETE FROM roster.ownership x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'ownership'))
), no_party AS (
  DELETE FROM roster.party x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'party'))
), no_household AS (
  DELETE FROM roster.household x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'household'))
    AND x.id <> ALL (:households::uuid[])
), no_premises AS (
  DELETE FROM roster.premises x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'premises'))
    AND x.id <> ALL (:premises::uuid[])
), no_entrance AS (
  DELETE FROM roster.entrance x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'entrance'))
    AND x.id NOT IN (SELECT k.entrance_id FROM kept k WHERE k.entrance_id IS NOT NULL)
), no_building AS (
  DELETE FROM roster.building x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'building'))
    AND x.id NOT IN (SELECT k.building_id FROM kept k)
), no_phase AS (
  DELETE FROM roster.phase x
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'phase'))
), withdrawn_household AS (
  UPDATE roster.household x
  SET withdrawn_at = :at::timestamptz, name = '（导入已撤销）'
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'household'))
    AND x.id = ANY (:households::uuid[])
), withdrawn_premises AS (
  UPDATE roster.premises x
  SET withdrawn_at = :at::timestamptz
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'premises'))
    AND x.id = ANY (:premises::uuid[])
), withdrawn_entrance AS (
  UPDATE roster.entrance x
  SET withdrawn_at = :at::timestamptz
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'entrance'))
    AND x.id IN (SELECT k.entrance_id FROM kept k)
), withdrawn_building AS (
  UPDATE roster.building x
  SET withdrawn_at = :at::timestamptz, phase_id = NULL
  WHERE x.community_id = :community AND x.id = ANY (ARRAY(SELECT m.row_id FROM made m WHERE m.noun = 'building'))
    AND x.id IN (SELECT k.building_id FROM kept k)
)
SELECT count(*) AS made FROM made
