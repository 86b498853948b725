-- Purpose: whether anybody may have the plain user names already: whoever runs another community has staff. Volume: one row.
SELECT EXISTS (SELECT 1 FROM platform.all_communities() c WHERE c.code <> :code) AS taken
