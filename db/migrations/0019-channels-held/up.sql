-- Why: a message whose words somebody is still to look at is held, and says so.
-- Locks: a view is exchanged. Rows: none.

CREATE OR REPLACE VIEW channels.v_message WITH (security_invoker = true) AS
  SELECT m.community_id, m.id AS message_id, m.company_id, m.document_id, m.household_id, m.party_id,
         m.contact_point_id, m.channel, m.queued_at, w.not_before, h.at AS handed_over_at, t.reference,
         t.at AS transmitted_at, r.codes AS refused_codes, r.reasons AS refused_reasons, r.at AS refused_at,
         CASE WHEN t.at IS NOT NULL THEN 'sent' WHEN d.at IS NOT NULL THEN 'dropped'
              WHEN h.at IS NULL AND w.message_id IS NULL THEN 'dropped'
              WHEN EXISTS (SELECT FROM documents.v_review k
                           WHERE k.community_id = m.community_id AND k.document_id = m.document_id AND k.answer IS NULL)
                THEN 'held'
              WHEN h.at IS NOT NULL THEN 'leaving' ELSE 'waiting' END AS state,
         d.at AS withdrawn_at
  FROM channels.message m
  LEFT JOIN channels.waiting w ON w.community_id = m.community_id AND w.message_id = m.id
  LEFT JOIN channels.handover h ON h.community_id = m.community_id AND h.message_id = m.id
  LEFT JOIN channels.transmission t ON t.community_id = m.community_id AND t.message_id = m.id
  LEFT JOIN channels.withdrawal d ON d.community_id = m.community_id AND d.message_id = m.id
  LEFT JOIN LATERAL (SELECT x.codes, x.reasons, x.at FROM channels.refusal x
                     WHERE x.community_id = m.community_id AND x.message_id = m.id
                     ORDER BY x.at DESC, x.id DESC LIMIT 1) r ON true;
