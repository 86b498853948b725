-- Why: arrival by post is proven by its slip or trace, and what a refusal or a return is worth depends on whether the
-- address was agreed: both are kept with the delivery. What was recorded before stays as it was said, in words.
-- Locks: collections.delivery for an instant (columns that may be empty); a view is exchanged. Rows: none changed.

ALTER TABLE collections.delivery
  ADD COLUMN tracking_no text CHECK (tracking_no <> ''),
  ADD COLUMN proof_kind text CHECK (proof_kind IN ('signed', 'tracking', 'delivery_receipt', 'notarial_deed', 'reply',
    'recording', 'witness')),
  ADD COLUMN signed_by text CHECK (signed_by IN ('addressee', 'cohabiting_adult_relative', 'authorised_person',
    'organisation_receiver', 'other')),
  -- The address was agreed for service before the dispute.
  ADD COLUMN address_agreed boolean,
  -- The slip of the letter names what is inside.
  ADD COLUMN content_named boolean,
  ADD COLUMN return_reason text CHECK (return_reason IN ('moved', 'unknown_addressee', 'unclaimed', 'bad_address'));

CREATE OR REPLACE VIEW collections.v_delivery WITH (security_invoker = true) AS
  SELECT community_id, id AS delivery_id, company_id, notice_id, outcome, method, proof, day, at, tracking_no, proof_kind,
         signed_by, address_agreed, content_named, return_reason
  FROM collections.delivery;
