-- Purpose: assign a standard to a usage, a building or premises; what is already assigned is left. Volume: up to 100,000.
INSERT INTO tariff.assignment (community_id, id, company_id, standard_id, usage, building_id, premises_id, from_day)
SELECT :community_id, a.id, :company_id, :standard_id, a.usage, a.building_id, a.premises_id, :from_day
FROM jsonb_to_recordset(:assignments::jsonb) AS a (id uuid, usage text, building_id uuid, premises_id uuid)
WHERE NOT EXISTS (
  SELECT 1 FROM tariff.assignment x
  WHERE x.community_id = :community_id AND x.standard_id = :standard_id
    AND x.usage IS NOT DISTINCT FROM a.usage
    AND x.building_id IS NOT DISTINCT FROM a.building_id
    AND x.premises_id IS NOT DISTINCT FROM a.premises_id
    AND x.to_day IS NULL
)
