-- Purpose: what a household needs or prefers. Volume: one row.
INSERT INTO roster.service_need (community_id, id, company_id, household_id, kind, note, since)
VALUES (:community, :id, :company, :household, :kind, :note, :at)
