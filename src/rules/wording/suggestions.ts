/** For every flag: the rule and its law, what is wrong in a sentence, and a lawful way to say it. */
import type { Flag, WordingVerdict } from './model.ts'

type Advice = {
  /** The rule of the house and the article it rests on; the pages are under docs/law. */
  rule: string
  law: string
  wrong: { zh: string; en: string }
  say: { zh: string; en: string }
}

export const ADVICE: Record<Flag, Advice> = {
  UTILITY_CUTOFF: {
    rule: 'W-01',
    law: '民法典 第九百四十四条',
    wrong: {
      zh: '不得以停水、停电、停暖、停气或者限时限量相催',
      en: 'water, power, heat and gas are never a means',
    },
    say: {
      zh: '您的物业费尚未缴纳，请于X月X日前支付；有困难可以商量分期。缴费与否不影响用水用电。',
      en: 'Your fee is unpaid; please pay by DATE or ask for instalments. Your water and power are not affected.',
    },
  },
  ACCESS_RESTRICTION: {
    rule: 'W-02',
    law: '民法典 第九百四十四条',
    wrong: { zh: '不得限制门禁、电梯、车辆和进出', en: 'gates, lifts, cars and ways in are never limited' },
    say: {
      zh: '请于X月X日前支付物业费；门禁、电梯和停车照常使用。',
      en: 'Please pay by DATE; gates, lifts and parking go on as usual.',
    },
  },
  CREDIT_THREAT: {
    rule: 'W-03',
    law: '征信业管理条例 第十三条',
    wrong: {
      zh: '判决生效前不得提征信、失信名单、限制消费',
      en: 'no word of credit records or blacklists before a judgment',
    },
    say: {
      zh: '逾期未付的，我司可以依法向人民法院提起诉讼。',
      en: 'If it stays unpaid, we may bring the case to court.',
    },
  },
  PUBLICITY: {
    rule: 'W-08',
    law: '个人信息保护法 第二十五条',
    wrong: {
      zh: '不得公开欠费信息，也不得以公开相威胁',
      en: 'arrears are never published, nor is that threatened',
    },
    say: {
      zh: '您的账单只发给您本人，如有疑问请与我们核对。',
      en: 'Your bill goes to you alone; please check it with us.',
    },
  },
  THIRD_PARTY: {
    rule: 'W-07',
    law: '民法典 第一千零三十三条',
    wrong: {
      zh: '不得找单位、家人、邻居、学校施压或者透露欠费',
      en: 'employers, family, neighbours and schools are not told and not used',
    },
    say: {
      zh: '请您本人方便时与我们联系；需要家人代缴的，请您授权。',
      en: 'Please contact us yourself; a relative may pay for you with your authority.',
    },
  },
  INSULT: {
    rule: 'W-06',
    law: '民法典 第一千零二十四条',
    wrong: { zh: '含有侮辱性称呼或者评价', en: 'an insult or a label' },
    say: { zh: '某室业主，X月至X月物业费未缴。', en: 'The owner of ROOM has not paid PERIOD.' },
  },
  IMPERSONATION: {
    rule: 'W-05',
    law: '民法典 第七条',
    wrong: {
      zh: '不得冒用法院、公安、政府或者律师事务所的名义',
      en: 'nobody speaks in the name of a court, the police, an authority or a law firm',
    },
    say: { zh: '【物业公司名称】您好，我是您的管家XX。', en: '[Company] Hello, I am your steward NAME.' },
  },
  FALSE_LEGAL: {
    rule: 'W-04',
    law: '个人信息保护法 第五条',
    wrong: {
      zh: '不得虚构立案、拘留、查封等法律状态或者后果',
      en: 'no invented filing, arrest, seizure or other consequence',
    },
    say: {
      zh: '物业费争议属民事纠纷，协商不成的，我司可以依法提起诉讼或者申请支付令。',
      en: 'This is a civil matter; failing agreement we may sue or apply for a payment order.',
    },
  },
  COMPOUND_FEE: {
    rule: 'W-11',
    law: '民法典 第五百八十五条',
    wrong: { zh: '违约金不得计入本金再计', en: 'a late fee bears no late fee' },
    say: {
      zh: '违约金依合同第X条，按未付本金单利计算，不超过法定上限。',
      en: 'The late fee is simple, on the unpaid principal, under clause X and within its cap.',
    },
  },
  ARBITRATION_NO_CLAUSE: {
    rule: 'W-12',
    law: '仲裁法 第二十七条',
    wrong: { zh: '合同没有仲裁条款，不得写申请仲裁', en: 'the contract has no arbitration clause' },
    say: {
      zh: '逾期未付的，我司可以依法向人民法院提起诉讼。',
      en: 'If it stays unpaid, we may bring the case to court.',
    },
  },
  ROUTE_MISMATCH: {
    rule: 'W-12',
    law: '仲裁法 第五条',
    wrong: {
      zh: '合同约定了仲裁，不得写向法院起诉',
      en: 'the contract agrees on arbitration, not on a court',
    },
    say: {
      zh: '逾期未付的，我司可以依合同第X条向约定的仲裁委员会申请仲裁。',
      en: 'If it stays unpaid, we may apply to the agreed arbitration commission under clause X.',
    },
  },
  TYING: {
    rule: 'P-04',
    law: '民法典 第九百四十二条',
    wrong: {
      zh: '不得把报修、装修、放行、充值、开票与缴费捆绑',
      en: 'repairs, passes, papers and top-ups are not tied to payment',
    },
    say: {
      zh: '您的报修已受理，与缴费无关；物业费请您方便时支付。',
      en: 'Your repair is taken care of, paid or not; please pay the fee when you can.',
    },
  },
  VAGUE_THREAT: {
    rule: 'W-10',
    law: '民法典 第一千零三十三条',
    wrong: {
      zh: '含糊带威胁，请写明真实、合法的后果',
      en: 'a vague threat; name a true and lawful consequence',
    },
    say: {
      zh: '请于X月X日前支付；逾期我司可以依法主张权利，也欢迎与我们协商。',
      en: 'Please pay by DATE; after that we may pursue our rights by law, and we are glad to talk.',
    },
  },
  HARASSMENT: {
    rule: 'W-09',
    law: '民法典 第一千零三十三条',
    wrong: { zh: '频繁、深夜、围堵属滋扰', en: 'calling, visiting or waiting like this is harassment' },
    say: { zh: '您什么时间方便？我们按您说的时间联系一次。', en: 'When suits you? We will call once, then.' },
  },
  GOV_PRICE_CLAIM: {
    rule: 'W-13',
    law: '明码标价和禁止价格欺诈规定 第十九条',
    wrong: { zh: '市场调节价不得说成政府定价', en: 'a market price is not a government price' },
    say: {
      zh: '收费标准由物业服务合同第X条约定，并已公示。',
      en: 'The rate is agreed in clause X of the contract and published.',
    },
  },
  VIOLENCE: {
    rule: 'P-06',
    law: '治安管理处罚法 第五十条',
    wrong: {
      zh: '严禁暴力和暴力威胁，请立即报告主管',
      en: 'violence and its threat: tell the manager at once',
    },
    say: {
      zh: '如有异议请与我们协商，或者通过调解、诉讼解决。',
      en: 'If you disagree, let us talk, or settle it by mediation or in court.',
    },
  },
  HOME_ENTRY: {
    rule: 'P-07',
    law: '民法典 第一千零三十三条',
    wrong: { zh: '未经同意不得进入住宅', en: 'nobody enters a home without consent' },
    say: { zh: '业主不在家，未入户，改日再约。', en: 'Nobody at home; did not enter; another day.' },
  },
  DATA_SOURCE: {
    rule: 'P-10、P-11',
    law: '个人信息保护法 第六条',
    wrong: {
      zh: '不得用监控、门禁记录或者买来、打听来的信息催收',
      en: 'cameras, gate logs, bought or overheard data do not serve collection',
    },
    say: { zh: '按业主登记的联系方式联系。', en: 'Use the contact the owner gave.' },
  },
  UNPUBLISHED_FEE: {
    rule: 'P-12',
    law: '明码标价和禁止价格欺诈规定 第八条',
    wrong: { zh: '不得收取未约定、未公示的费用', en: 'no charge that is not agreed and published' },
    say: { zh: '只收合同约定的物业费，不另收任何费用。', en: 'Only the agreed fee; nothing is added.' },
  },
  SET_OFF: {
    rule: 'P-13',
    law: '物业管理条例 第五十三条',
    wrong: {
      zh: '不得用维修资金、公共收益、押金直接抵扣',
      en: 'maintenance funds, common income and deposits are not set off',
    },
    say: {
      zh: '押金验收合格后按约退还，物业费另行支付。',
      en: 'The deposit is returned as agreed; the fee is paid apart.',
    },
  },
  BORROWING: {
    rule: 'P-14',
    law: '金融机构个人消费类贷款催收工作指引',
    wrong: { zh: '不得诱导借贷缴费', en: 'nobody is pushed to borrow' },
    say: {
      zh: '如有困难，可以与我们商量分期或者延期。',
      en: 'If it is hard, ask us for instalments or time.',
    },
  },
  VOTING_RIGHTS: {
    rule: 'P-15',
    law: '民法典 第二百七十八条',
    wrong: { zh: '物业公司无权限制业主的表决权和参选权', en: 'a company may not limit votes' },
    say: { zh: '业主大会事务由业主依规约决定。', en: 'The owners decide under their own rules.' },
  },
  MARKETING: {
    rule: 'W-14',
    law: '消费者权益保护法 第二十九条',
    wrong: { zh: '催缴信息不得夹带营销', en: 'no marketing in a notice of fees' },
    say: { zh: '删去营销内容；另发须先取得同意。', en: 'Leave the offer out; sent apart it needs consent.' },
  },
  PERSONAL_PAYEE: {
    rule: 'I-07',
    law: '收费公示',
    wrong: { zh: '不得使用个人收款码或者个人账户', en: 'no private account or code' },
    say: {
      zh: '请缴至公司账户或者扫描公示的公司收款码。',
      en: 'Pay to the company account or its published code.',
    },
  },
  FALSE_URGENCY: {
    rule: 'W-16',
    law: '催缴方案',
    wrong: { zh: '请确认期限属实，不要制造紧迫', en: 'is the deadline true? Do not hurry people' },
    say: { zh: '请于收到本通知后十五日内支付。', en: 'Please pay within fifteen days of receipt.' },
  },
  NOT_YET_DUE: {
    rule: 'C-16',
    law: '民法典 第九百四十四条',
    wrong: { zh: '尚未到期，不得称为欠费或者催缴', en: 'not yet due: these are no arrears' },
    say: { zh: '您本期物业费将于X月X日到期，请留意。', en: 'Your fee falls due on DATE.' },
  },
  UNUSUAL_WORDING: {
    rule: 'W-17',
    law: '催缴方案',
    wrong: { zh: '说法少见，请人看一眼再发', en: 'unusual wording; have somebody look before it goes' },
    say: {
      zh: '写明费用、期间、金额、期限和联系方式即可。',
      en: 'Say what is owed, for when, by when and whom to ask.',
    },
  },
}

/** What is wrong and how to say it, for all flags found; null where there is none. */
export function suggestionFor(flags: readonly Flag[]): WordingVerdict['suggestion'] {
  if (flags.length === 0) return null
  const advice = flags.map((flag) => ADVICE[flag])
  return {
    zh: advice.map(({ wrong, say }) => `${wrong.zh}。可以这样说：${say.zh}`).join('\n'),
    en: advice.map(({ wrong, say }) => `${capital(wrong.en)}. Say instead: ${say.en}`).join('\n'),
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
