-- Purpose: how easily a household's fees come in, with the facts. Volume: one row.
INSERT INTO collections.classification (community_id, id, company_id, household_id, class, facts, by_actor, day, at)
VALUES (:community_id, :id, :company_id, :household_id, :class, :facts, :by_actor, :day, :at)
