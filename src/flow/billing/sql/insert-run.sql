-- Purpose: what a run did, once it has. Volume: one row.
INSERT INTO billing.run (community_id, id, company_id, kind, period, day, at, count_in, count_done, count_parked,
                         count_skipped, sum_fen, digest, parked_digest)
VALUES (:community_id, :id, :company_id, :kind, :period, :day, :at, :count_in, :count_done, :count_parked,
        :count_skipped, :sum_fen, :digest, :parked_digest)
