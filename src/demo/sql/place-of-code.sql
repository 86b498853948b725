-- Purpose: which company and community a code names, before any company is known. Volume: at most one row.
SELECT company_id, community_id FROM platform.company_of_code(:code)
