-- Purpose: charges taken back whole; each keeps its row. Volume: charges of an import.
INSERT INTO billing.charge_cancellation (community_id, charge_id, company_id, reason, day, at)
SELECT c.community_id, c.id, c.company_id, :reason, :day::date, :at::timestamptz
FROM billing.charge c
WHERE c.community_id = :community_id AND c.id = ANY (:charge_ids::uuid[])
ON CONFLICT DO NOTHING
RETURNING charge_id
