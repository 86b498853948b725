-- Purpose: the notices of a dunning run in raw SQL: finds who is overdue, decides the step of this very day (everybody's
-- due day is eleven days past, nobody has promised, disputed or paid) and writes each notice with its because.
-- Volume: one notice a household, three items each.
WITH item AS (
  SELECT i.household_id, i.item_id, i.from_day, i.to_day, i.due_day, i.open_fen
  FROM ledger.v_open_item i
  WHERE i.community_id = :community_id AND i.open_fen > 0 AND i.due_day < :day
),
household AS (
  SELECT household_id, (array_agg(item_id ORDER BY due_day, item_id))[1] AS anchor_id,
         (:day::date - min(due_day))::text AS days, to_char(sum(open_fen) / 100.0, 'FM9999999999990.00') AS owed,
         jsonb_agg(jsonb_build_object('value', to_char(open_fen / 100.0, 'FM9999999999990.00'), 'unit', 'yuan',
           'rule', 'dunning.item',
           'zh', format('%s 至 %s，应缴日 %s，未缴 %s 元', from_day, to_day, due_day,
                        to_char(open_fen / 100.0, 'FM9999999999990.00')),
           'en', format('%s to %s, due %s, unpaid %s yuan', from_day, to_day, due_day,
                        to_char(open_fen / 100.0, 'FM9999999999990.00'))) ORDER BY due_day, item_id) AS items
  FROM item
  GROUP BY household_id
)
INSERT INTO collections.notice (community_id, id, company_id, run_id, household_id, kind, level, step, anchor_id, day,
                                deadline_days, because)
-- Ids in a row, as ours are in time: a random one would only make the index slower.
SELECT :community_id, overlay(:run_id::text PLACING lpad(to_hex(row_number() OVER ()), 12, '0') FROM 25)::uuid, :company_id,
       :run_id::text::uuid, household_id, 'friendly_message', 'friendly', 'friendly-message', anchor_id, :day, NULL,
       jsonb_build_object('value', 'friendly', 'unit', 'level', 'rule', 'dunning.level',
         'source', jsonb_build_object('law', '催缴方案', 'article', '第 0 版', 'on', :day::date),
         'zh', format('%s：友好催缴（逾期 %s 天）', :day::date, days),
         'en', format('%s: friendly reminder (%s days overdue)', :day::date, days),
         'from', jsonb_build_array(
           jsonb_build_object('value', owed, 'unit', 'yuan', 'rule', 'dunning.overdue', 'zh', format('已过应缴日 %s 元', owed),
             'en', format('past its due day %s yuan', owed), 'from', items),
           jsonb_build_object('value', 'friendly-message', 'unit', 'fact', 'rule', 'dunning.next_act',
             'zh', '友好催缴：发送提醒', 'en', 'friendly reminder: message')))
FROM household
