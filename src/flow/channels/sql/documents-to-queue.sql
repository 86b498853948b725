-- Purpose: documents no message was made of yet, with the best usable contact point nobody of the household refused:
-- phone before WeChat before e-mail, the first person first, verified first. Volume: those of a day.
SELECT d.document_id, d.household_id, d.form, p.party_id, p.contact_point_id, p.channel
FROM documents.v_document d
LEFT JOIN LATERAL (
  SELECT m.party_id, c.contact_point_id,
         CASE c.kind WHEN 'phone' THEN 'sms' ELSE c.kind END AS channel
  FROM roster.v_household_member m
  JOIN roster.v_contact_point c ON c.community_id = m.community_id AND c.party_id = m.party_id
  WHERE m.community_id = d.community_id AND m.household_id = d.household_id AND c.kind IN ('phone', 'wechat', 'email')
    AND NOT EXISTS (
      SELECT 1
      FROM roster.v_household_member o
      JOIN roster.v_consent k ON k.community_id = o.community_id AND k.party_id = o.party_id
      WHERE o.community_id = d.community_id AND o.household_id = d.household_id AND k.answer = 'refused'
        AND k.channel = CASE c.kind WHEN 'phone' THEN 'sms' ELSE c.kind END)
  ORDER BY array_position(ARRAY['phone', 'wechat', 'email'], c.kind), m.position, m.party_id,
           array_position(ARRAY['verified', 'unverified'], c.state), c.position, c.contact_point_id
  LIMIT 1
) p ON d.form = 'message'
WHERE d.community_id = :community_id AND d.day >= :since
  AND NOT EXISTS (SELECT 1 FROM channels.message x
                  WHERE x.community_id = d.community_id AND x.document_id = d.document_id)
ORDER BY d.at, d.document_id
