/** Every refusal of the roster. */
import { declareProblems } from '../../rules/problem.ts'

export const rosterProblems = declareProblems('roster', {
  contract_overlaps: {
    status: 409,
    says: {
      zh: '这份合同的期限（{from} 起）与已登记的《{title}》（{storedFrom} 至 {storedTo}）重叠。',
      en: 'This contract (from {from}) overlaps with "{title}" ({storedFrom} to {storedTo}).',
    },
    next: {
      zh: '请核对起止日期；同一天只能有一份物业服务合同。',
      en: 'Check the dates: only one service contract may be in force on a day.',
    },
  },
  late_fee_without_clause: {
    status: 422,
    says: {
      zh: '给出了违约金比例，却没有合同条款。',
      en: 'A late-fee rate was given without the clause that agrees it.',
    },
    next: {
      zh: '违约金须有合同约定：请同时录入条款原文，或不填比例。',
      en: 'A late fee needs an agreed clause: enter its wording, or leave the rate out.',
    },
  },
  duplicate_premises: {
    status: 422,
    says: { zh: '同一房号 {code} 出现了不止一次。', en: 'The room {code} appears more than once.' },
    next: { zh: '每个房号保留一行后重试。', en: 'Keep one row per room and try again.' },
  },
  premises_not_found: {
    status: 404,
    says: { zh: '没有找到房屋 {code}。', en: 'There are no premises {code}.' },
    next: { zh: '请核对房号，或先登记房屋。', en: 'Check the room, or record the premises first.' },
  },
  rows_in_conflict: {
    status: 409,
    says: {
      zh: '{count} 行与已登记的资料冲突，例如 {code}：{detail}。',
      en: '{count} rows conflict with what is stored, e.g. {code}: {detail}.',
    },
    next: {
      zh: '过户请用“过户”办理；其余请先核对资料再保存。',
      en: 'Use a transfer for a change of owner; check the rest before saving.',
    },
  },
  transfer_before_ownership: {
    status: 422,
    says: {
      zh: '过户日 {day} 早于现业主或现责任人的起始日 {from}。',
      en: 'The transfer day {day} is not after the present owners began ({from}).',
    },
    next: {
      zh: '请核对过户日期：应晚于现业主的起始日。',
      en: 'Check the day: it must be after the present owners began.',
    },
  },
  contact_not_yours: {
    status: 403,
    says: { zh: '这户不在您负责的范围内。', en: 'You do not answer for this household.' },
    next: { zh: '请由负责的管家联系，或请主管指派。', en: 'Leave it to its steward, or ask a supervisor.' },
  },
  too_many_reveals: {
    status: 429,
    says: {
      zh: '一小时内最多查看 {limit} 个完整联系方式，已到上限。',
      en: 'At most {limit} contacts are shown in full an hour; that many were shown.',
    },
    next: {
      zh: '请过一会儿再试；大批联系请用短信或信函。',
      en: 'Wait; for many households use messages or letters.',
    },
  },
  party_not_found: {
    status: 404,
    says: { zh: '没有找到这位当事人。', en: 'There is no such party.' },
    next: { zh: '请刷新后重试。', en: 'Reload and try again.' },
  },
  household_not_found: {
    status: 404,
    says: { zh: '没有找到这些业户：{missing} 户。', en: 'Not found: {missing} households.' },
    next: { zh: '请刷新后重试。', en: 'Reload and try again.' },
  },
  staff_not_found: {
    status: 404,
    says: { zh: '没有找到这名员工，或已停用。', en: 'There is no such staff member, or they have left.' },
    next: { zh: '请从员工名单中选择在职人员。', en: 'Choose an active member of staff.' },
  },
  contact_value_unusable: {
    status: 422,
    says: {
      zh: '“{value}”不能作为联系电话：{reason}。',
      en: '"{value}" is no usable phone number: {reason}.',
    },
    next: {
      zh: '请向业主核实真实号码；没有就留空，不要用占位号码。',
      en: 'Ask the owner for the real number; leave it empty rather than invent one.',
    },
  },
  contact_already_known: {
    status: 409,
    says: {
      zh: '这条联系方式已登记（状态：{state}）。',
      en: 'This contact is already recorded (state: {state}).',
    },
    next: { zh: '如已失效或恢复，请修改它的状态。', en: 'Mark its state instead.' },
  },
  contact_not_found: {
    status: 404,
    says: { zh: '没有找到这条联系方式。', en: 'There is no such contact point.' },
    next: { zh: '请刷新后重试。', en: 'Reload and try again.' },
  },
  stewardship_overlaps: {
    status: 409,
    says: {
      zh: '{count} 户在 {day} 当天或之后已安排了管家，无法再从这一天起安排。',
      en: '{count} households already have a steward starting on or after {day}.',
    },
    next: {
      zh: '请选择更晚的日期，或先撤销后面的安排。',
      en: 'Choose a later day, or end the later assignment.',
    },
  },
  no_households: {
    status: 422,
    says: { zh: '所选范围内在 {day} 没有业户。', en: 'There are no households in this range on {day}.' },
    next: { zh: '请核对楼栋和日期。', en: 'Check the buildings and the day.' },
  },
  batch_built_upon: {
    status: 409,
    says: {
      zh: '这批资料之后又被修改或使用过（{noun}，{count} 条），不能整批撤销。',
      en: 'Later work builds upon this batch ({noun}, {count} rows); it cannot be taken back whole.',
    },
    next: {
      zh: '请先撤销后来的修改或导入；已无法撤销的，请逐条更正。',
      en: 'Undo the later work first, or correct the rows one by one.',
    },
  },
})
