-- Why: a promise counts payments from its own day, however late it was written down.
-- Locks: a view, briefly. Rows: none.

-- paid_fen: received from the household from the day of the promise to its own day, reversals taken away. Days decide,
-- not the hour of writing; only on a day on which the promise was also written down does the hour tell what came before.
CREATE OR REPLACE VIEW collections.v_promise WITH (security_invoker = true) AS
  SELECT p.community_id, p.id AS promise_id, p.company_id, p.household_id, p.party_id, p.amount_fen, p.day, p.taken_day,
         p.taken_at, p.taken_by, p.note,
         (SELECT coalesce(sum(r.amount_fen), 0)::bigint FROM ledger.v_receipt r
          WHERE r.community_id = p.community_id AND r.household_id = p.household_id
            AND r.day BETWEEN p.taken_day AND p.day AND r.reversed_at IS NULL
            AND (r.day > p.taken_day OR r.at >= p.taken_at
              OR p.taken_day < (SELECT (p.taken_at AT TIME ZONE v.zone)::date FROM roster.v_community v
                                WHERE v.community_id = p.community_id))) AS paid_fen
  FROM collections.promise p;
