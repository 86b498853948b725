-- Purpose: one message that was cleared and has neither left nor been withdrawn. Its household's conversation is taken
-- before, so that two who give it to the transport do so one after the other. Volume: one row or none.
SELECT m.id AS message_id, m.household_id, m.party_id, m.contact_point_id, m.channel, d.document_id, d.notice_id,
       d.revision, d.kind, d.form, d.title, d.text, d.claims, d.sha256, n.step, n.anchor_id, v.code AS community,
       h.name AS household, t.approved_at IS NOT NULL AS approved,
       m.party_id IS NULL OR EXISTS (
         SELECT 1 FROM roster.v_household_member o
         WHERE o.community_id = m.community_id AND o.household_id = m.household_id AND o.party_id = m.party_id) AS owes,
       x.payload, x.at AS cleared_at
FROM channels.handover x
JOIN channels.message m ON m.community_id = x.community_id AND m.id = x.message_id
JOIN documents.v_document d ON d.community_id = m.community_id AND d.document_id = m.document_id
JOIN collections.v_notice n ON n.community_id = d.community_id AND n.notice_id = d.notice_id
JOIN documents.v_template t ON t.company_id = d.company_id AND t.template_id = d.template_id
JOIN roster.v_community v ON v.community_id = m.community_id
JOIN roster.v_household h ON h.community_id = m.community_id AND h.household_id = m.household_id
WHERE x.community_id = :community_id AND x.message_id = :message_id
  AND NOT EXISTS (SELECT 1 FROM channels.transmission q WHERE q.community_id = x.community_id AND q.message_id = x.message_id)
  AND NOT EXISTS (SELECT 1 FROM channels.withdrawal q WHERE q.community_id = x.community_id AND q.message_id = x.message_id)
