-- Purpose: a dunning run with its proof. Volume: one row.
INSERT INTO collections.dunning_run (community_id, id, company_id, day, at, procedure_version, count_in, count_noticed,
  count_waiting, count_held, count_nothing_due, levels, digest)
VALUES (:community_id, :id, :company_id, :day, :at, :procedure_version, :count_in, :count_noticed, :count_waiting,
  :count_held, :count_nothing_due, :levels, :digest)
