-- Purpose: Nothing but a bill notice left while a hold or an open promise covered its day; reads every message sent.
SELECT count(*) AS checked, count(*) FILTER (WHERE x.wrong) AS breaches,
       (array_agg(x.message_id::text) FILTER (WHERE x.wrong))[1:5] AS sample
FROM (
  SELECT m.id AS message_id,
         EXISTS (SELECT FROM collections.v_hold k
                 WHERE k.community_id = m.community_id AND k.household_id = m.household_id AND k.from_day <= a.day
                   AND k.at < h.at AND (k.lifted_at IS NULL OR k.lifted_at > h.at))
         OR EXISTS (SELECT FROM collections.v_promise p
                    WHERE p.community_id = m.community_id AND p.household_id = m.household_id AND p.taken_at < h.at
                      AND p.taken_day <= a.day AND p.day >= a.day AND p.paid_fen < p.amount_fen) AS wrong
  FROM channels.handover h
  JOIN channels.message m ON m.community_id = h.community_id AND m.id = h.message_id
  JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
  JOIN collections.v_contact_attempt a ON a.community_id = m.community_id AND a.source = 'message:' || m.id
  WHERE d.kind <> 'bill_notice' AND (:community_id::uuid IS NULL OR h.community_id = :community_id)
) x
