-- Purpose: a role for a person, from a day on.
INSERT INTO platform.role_grant (company_id, id, staff_id, role, community_id, from_day)
VALUES (:company_id, :id, :staff_id, :role, :community_id, :from_day)
