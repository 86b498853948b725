-- Purpose: Nothing but a bill notice was cleared or left while a hold or an open promise covered its day; reads every
-- message sent.
SELECT count(*) AS checked, count(*) FILTER (WHERE x.wrong) AS breaches,
       (array_agg(x.message_id::text) FILTER (WHERE x.wrong))[1:5] AS sample
FROM (
  SELECT g.message_id,
         EXISTS (SELECT FROM collections.v_hold k
                 WHERE k.community_id = m.community_id AND k.household_id = m.household_id AND k.from_day <= g.day
                   AND k.at < g.at AND (k.lifted_at IS NULL OR k.lifted_at > g.at))
         OR EXISTS (SELECT FROM collections.v_promise p
                    WHERE p.community_id = m.community_id AND p.household_id = m.household_id AND p.taken_at < g.at
                      AND p.taken_day <= g.day AND p.day >= g.day AND p.paid_fen < p.amount_fen) AS wrong
  FROM (
    SELECT h.community_id, h.message_id, h.at, (h.at AT TIME ZONE v.zone)::date AS day
    FROM channels.handover h
    JOIN roster.v_community v ON v.community_id = h.community_id
    UNION ALL
    SELECT t.community_id, t.message_id, t.at, (t.at AT TIME ZONE v.zone)::date
    FROM channels.transmission t
    JOIN roster.v_community v ON v.community_id = t.community_id
  ) g
  JOIN channels.message m ON m.community_id = g.community_id AND m.id = g.message_id
  JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
  WHERE d.kind <> 'bill_notice' AND (:community_id::uuid IS NULL OR g.community_id = :community_id)
) x
