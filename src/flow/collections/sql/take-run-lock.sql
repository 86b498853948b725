-- Purpose: one dunning run of a community at a time. Volume: one row.
INSERT INTO collections.run_lock (community_id, company_id) VALUES (:community_id, :company_id)
ON CONFLICT (community_id) DO UPDATE SET company_id = excluded.company_id
