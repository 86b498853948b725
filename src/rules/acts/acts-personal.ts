/** Handling what is known of persons, and what stands against each. */
import { addDays } from '../day.ts'
import { act, check, figure } from './check.ts'

const PRIVACY = { approver: 'legal' } as const
const ANSWER_DAYS = 15

const SCORES = check(
  'D-06',
  'SCORE_NOT_GOVERNED',
  ['classifiesPeople', 'assessmentDone', 'canBeExplained', 'personDecides'],
  (f) => f.classifiesPeople && !(f.assessmentDone && f.canBeExplained && f.personDecides),
  PRIVACY,
)

const PROCESSOR = check(
  'D-04',
  'PROCESSOR_NOT_BOUND',
  ['processorContract', 'assessmentDone'],
  (f) => !(f.processorContract && f.assessmentDone),
  PRIVACY,
)

export const PERSONAL_ACTS = {
  publish: act('公示', 'publish', [
    check('P-05', 'POINTS_TO_A_PERSON', ['subject', 'pointsToPerson'], (f) => !f.subject || f.pointsToPerson),
  ]),
  disclose: act('提供个人信息', 'disclose personal data', [
    check(
      'D-05',
      'NO_SEPARATE_CONSENT',
      ['recipient', 'separateConsent'],
      (f) => f.recipient === 'other_controller' && !f.separateConsent,
    ),
    check(
      'D-04',
      'PROCESSOR_NOT_BOUND',
      ['recipient', 'processorContract', 'assessmentDone'],
      (f) => f.recipient === 'processor' && !(f.processorContract && f.assessmentDone),
      PRIVACY,
    ),
  ]),
  reveal: act('查看完整信息', 'show in full', [
    check('D-02', 'ROLE_MAY_NOT', ['mayReveal'], (f) => !f.mayReveal),
    check('D-02', 'REASON_MISSING', ['reasonGiven'], (f) => !f.reasonGiven),
    check('D-02', 'NOT_ON_RECORD', ['accessLogged'], (f) => !f.accessLogged),
    check('D-02', 'NOT_MASKED', ['masked'], (f) => !f.masked),
  ]),
  handle_data: act('处理个人信息', 'handle personal data', [
    check('D-01', 'NO_GROUND', ['ground', 'groundRecorded'], (f) => !f.ground || !f.groundRecorded),
    check('D-07', 'SENSITIVE', ['sensitive'], (f) => f.sensitive),
    check('P-11', 'SOURCE_UNKNOWN', ['dataSource'], (f) => !f.dataSource),
    SCORES,
  ]),
  outsource: act('委托处理', 'outsource', [
    PROCESSOR,
    check(
      'C-15',
      'AGENT_NOT_BOUND',
      ['companyDevice', 'agentContractAndLogs'],
      (f) => !(f.companyDevice && f.agentContractAndLogs),
    ),
  ]),
  transfer_abroad: act('向境外提供', 'send abroad', [
    check('D-12', 'NO_ROUTE', ['transferRoute'], (f) => f.transferRoute === 'none'),
  ]),
  answer_data_request: act(
    '答复个人信息请求',
    'answer a request about personal data',
    [
      check('D-09', 'ANSWER_OVERDUE', ['requestReceivedOn', 'requestAnsweredOn', 'today'], (f) => {
        return (f.requestAnsweredOn ?? f.today) > addDays(f.requestReceivedOn, ANSWER_DAYS)
      }),
    ],
    [figure(['requestReceivedOn'], (f) => ({ lastDay: addDays(f.requestReceivedOn, ANSWER_DAYS) }))],
  ),
  handle_leak: act('处理泄露', 'handle a leak', [
    check('D-11', 'NOT_REMEDIED', ['leakRemedied'], (f) => !f.leakRemedied),
    check('D-11', 'NOT_NOTIFIED', ['leakNotified'], (f) => !f.leakNotified),
  ]),
  go_live: act('上线', 'go live', [
    check('D-10', 'NO_ROLES', ['roleBasedAccess'], (f) => !f.roleBasedAccess),
    check('D-10', 'NOT_ENCRYPTED', ['encrypted'], (f) => !f.encrypted),
    check('D-10', 'NOT_TRAINED', ['staffTrained'], (f) => !f.staffTrained),
    check('D-10', 'NO_AUDIT_TRAIL', ['auditTrail'], (f) => !f.auditTrail),
  ]),
  class_people: act('分类评分', 'class or score people', [SCORES]),
} as const
