-- Purpose: one run of a community at a time. Volume: one row.
INSERT INTO billing.run_lock (community_id, company_id) VALUES (:community_id, :company_id)
ON CONFLICT (community_id) DO UPDATE SET company_id = EXCLUDED.company_id
