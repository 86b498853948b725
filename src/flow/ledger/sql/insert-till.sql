-- Purpose: a new till. Volume: one row.
INSERT INTO ledger.till (community_id, id, company_id, code, name) VALUES (:community_id, :id, :company_id, :code, :name)
ON CONFLICT (community_id, code) DO NOTHING
RETURNING id AS till_id
