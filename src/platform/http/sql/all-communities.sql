-- Purpose: every community with its company; a handful to a few thousand rows.
SELECT c.community_id AS "communityId", c.company_id AS "companyId", c.code
FROM platform.all_communities() c
