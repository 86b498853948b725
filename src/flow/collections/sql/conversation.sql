-- Purpose: everything said, promised, held, disputed and planned with one household. Volume: one row.
SELECT
  (SELECT coalesce(jsonb_agg(jsonb_build_object('promiseId', promise_id, 'amountFen', amount_fen, 'paidFen', paid_fen,
      'day', day, 'takenDay', taken_day, 'note', note) ORDER BY taken_at DESC), '[]')
   FROM collections.v_promise WHERE community_id = :community_id AND household_id = :household_id) AS promises,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('holdId', hold_id, 'reason', reason, 'note', note, 'fromDay', from_day,
      'reviewDay', review_day, 'liftedDay', lifted_day) ORDER BY at DESC), '[]')
   FROM collections.v_hold WHERE community_id = :community_id AND household_id = :household_id) AS holds,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('disputeId', d.dispute_id, 'about', d.about, 'says', d.says,
      'openedDay', d.opened_day, 'answerBy', d.answer_by, 'result', d.result, 'answer', d.answer,
      'resolvedDay', d.resolved_day, 'items',
      (SELECT jsonb_agg(jsonb_build_object('itemId', i.item_id, 'amountFen', i.amount_fen))
       FROM collections.dispute_item i WHERE i.community_id = d.community_id AND i.dispute_id = d.dispute_id))
      ORDER BY d.at DESC), '[]')
   FROM collections.v_dispute d WHERE d.community_id = :community_id AND d.household_id = :household_id) AS disputes,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('contactRecordId', k.contact_record_id, 'channel', k.channel,
      'direction', k.direction, 'day', k.day, 'at', k.at, 'by', k.recorded_by_name, 'person',
      (SELECT m.name FROM roster.v_household_member m WHERE m.community_id = k.community_id
         AND m.household_id = k.household_id AND m.party_id = k.party_id),
      'content', k.content, 'outcome', k.outcome, 'reason', k.reason, 'nextStep', k.next_step, 'nextDay', k.next_day,
      'callRecorded', k.call_recorded) ORDER BY k.at DESC), '[]')
   FROM collections.v_contact_record k WHERE k.community_id = :community_id AND k.household_id = :household_id) AS contacts,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('noticeId', n.notice_id, 'kind', n.kind, 'level', n.level, 'step', n.step,
      'day', n.day, 'deadlineDays', n.deadline_days, 'because', n.because, 'deliveries',
      (SELECT coalesce(jsonb_agg(jsonb_build_object('deliveryId', v.delivery_id, 'outcome', v.outcome, 'method', v.method,
          'proof', v.proof, 'day', v.day, 'trackingNo', v.tracking_no, 'proofKind', v.proof_kind, 'signedBy', v.signed_by,
          'addressAgreed', v.address_agreed, 'contentNamed', v.content_named, 'returnReason', v.return_reason) ORDER BY v.day DESC, v.at DESC), '[]')
       FROM collections.v_delivery v WHERE v.community_id = n.community_id AND v.notice_id = n.notice_id))
      ORDER BY n.day DESC, n.step), '[]')
   FROM collections.v_notice n WHERE n.community_id = :community_id AND n.household_id = :household_id) AS notices,
  (SELECT jsonb_build_object('class', class, 'facts', facts, 'day', day)
   FROM collections.v_classification WHERE community_id = :community_id AND household_id = :household_id) AS classification,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('taskId', task_id, 'kind', kind, 'day', day, 'dueDay', due_day,
      'outcome', outcome, 'because', because) ORDER BY day DESC, step), '[]')
   FROM collections.v_task WHERE community_id = :community_id AND household_id = :household_id) AS tasks
