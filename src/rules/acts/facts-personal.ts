/** Facts of handling what is known of persons. */
import { fact } from './fact.ts'
import { aDay, flag, one, orNone } from './shape.ts'

export const PERSONAL_FACTS = {
  subject: fact(
    one('price_list', 'public_accounts', 'aggregate_rates', 'payment_guide'),
    '公示什么',
    'what is published',
  ),
  pointsToPerson: fact(
    flag,
    '内容能否指向具体的人或房屋',
    'whether anything in it points to a person or to premises',
  ),
  recipient: fact(
    one('payer_themselves', 'authorised_agent', 'court', 'lawyer', 'processor', 'other_controller'),
    '提供给谁',
    'who receives it',
  ),
  separateConsent: fact(flag, '是否有业主单独同意', 'whether the owner gave separate consent'),
  mayReveal: fact(flag, '岗位是否有权查看', 'whether the role may see it in full'),
  accessLogged: fact(flag, '查看是否留痕', 'whether the access is on record'),
  masked: fact(flag, '默认是否脱敏', 'whether it is masked by default'),
  ground: fact(one('contract', 'separate_consent', 'statute'), '处理依据', 'ground for handling it'),
  groundRecorded: fact(flag, '依据是否逐项记录', 'whether the ground is recorded for each field'),
  sensitive: fact(flag, '是否敏感个人信息', 'whether it is sensitive'),
  dataSource: fact(
    one('contract', 'owner', 'property_register', 'court', 'payments'),
    '数据来源',
    'where it comes from',
  ),
  classifiesPeople: fact(flag, '是否评分或分类', 'whether people are scored or classed'),
  assessmentDone: fact(flag, '是否做过影响评估', 'whether an impact assessment was made'),
  canBeExplained: fact(flag, '结果能否说明', 'whether the result can be explained'),
  personDecides: fact(flag, '重大决定是否由人作出', 'whether a person decides what weighs heavily'),
  processorContract: fact(flag, '是否签订委托处理合同', 'whether a processing contract was signed'),
  transferRoute: fact(
    one('none', 'security_assessment', 'certification', 'standard_contract'),
    '出境路径',
    'route for leaving the country',
  ),
  requestReceivedOn: fact(aDay, '收到请求之日', 'day the request came'),
  requestAnsweredOn: fact(orNone(aDay), '答复之日', 'day it was answered'),
  roleBasedAccess: fact(flag, '是否按岗位授权', 'whether access is by role'),
  encrypted: fact(flag, '是否加密', 'whether data is encrypted'),
  staffTrained: fact(flag, '是否培训', 'whether staff are trained'),
  auditTrail: fact(flag, '是否留有审计痕迹', 'whether there is an audit trail'),
  leakRemedied: fact(flag, '泄露是否已补救', 'whether the leak was remedied'),
  leakNotified: fact(flag, '是否已通知主管部门和个人', 'whether authority and persons were notified'),
} as const
