-- Purpose: charges taken back whole, with the adjustments that correct them; each keeps its row and frees its days.
-- Volume: charges of an import.
WITH given AS (
  SELECT c.id, c.company_id
  FROM billing.charge c
  WHERE c.community_id = :community_id
    AND (c.id = ANY (:charge_ids::uuid[]) OR c.kind = 'adjustment' AND c.corrects_id = ANY (:charge_ids::uuid[]))
), freed AS (
  DELETE FROM billing.covered k
  USING given g
  WHERE k.community_id = :community_id AND k.charge_id = g.id
)
INSERT INTO billing.charge_cancellation (community_id, charge_id, company_id, reason, day, at)
SELECT :community_id, g.id, g.company_id, :reason, :day::date, :at::timestamptz
FROM given g
ON CONFLICT DO NOTHING
RETURNING charge_id
