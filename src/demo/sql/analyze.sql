-- Purpose: the planner learns how large the tables have become, which autovacuum would tell it too late. Volume: all.
ANALYZE
