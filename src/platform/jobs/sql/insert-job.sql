-- Purpose: a job, waiting.
INSERT INTO platform.job (company_id, id, community_id, kind, input, requested_by, requested_at)
VALUES (:company_id, :id, :community_id, :kind, :input, :requested_by, :at)
