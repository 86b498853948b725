/** Every refusal of 文书. */
import { declareProblems } from '../../rules/problem.ts'

export const documentsProblems = declareProblems('documents', {
  template_not_found: {
    status: 404,
    says: { zh: '没有找到这份模板。', en: 'There is no such template.' },
    next: { zh: '请刷新模板列表。', en: 'Reload the templates.' },
  },
  unknown_placeholder: {
    status: 422,
    says: { zh: '模板里有不认识的占位符：{names}。', en: 'The template has unknown placeholders: {names}.' },
    next: { zh: '请只使用列出的占位符。', en: 'Use only the placeholders listed.' },
  },
  unlawful_wording: {
    status: 422,
    says: {
      zh: '这段文字不能用，问题在{words}。',
      en: 'These words must not be used: {words}.',
    },
    next: { zh: '{suggestion}', en: '{suggestionEn}' },
  },
  flags_unseen: {
    status: 409,
    says: {
      zh: '审批前请逐条看过：{words}。',
      en: 'Look at these words before you approve them: {words}.',
    },
    next: {
      zh: '认为可用，就在确认这些提示后审批；否则请退回修改。{suggestion}',
      en: 'Approve with these flags named if the words may stand; otherwise have them changed. {suggestionEn}',
    },
  },
  not_held: {
    status: 409,
    says: { zh: '这份文书没有在等待审核。', en: 'This text does not wait for a review.' },
    next: {
      zh: '可能已由同事处理，请刷新发送记录。',
      en: 'A colleague may have answered: reload the outbox.',
    },
  },
  person_needed: {
    status: 403,
    says: { zh: '待审的文字要由人来决定。', en: 'A person decides about words held for review.' },
    next: {
      zh: '请由有放行权限的同事登录后处理。',
      en: 'A colleague who may release them signs in and decides.',
    },
  },
  own_words: {
    status: 403,
    says: {
      zh: '不能放行自己写的或自己发送的文字。',
      en: "One does not release one's own words, or what one had sent.",
    },
    next: {
      zh: '请由没有写过模板、小区资料和合同，也没有点发送的另一位同事放行。',
      en: 'Another member of staff decides, who wrote none of these words and did not send them.',
    },
  },
  wording_for_review: {
    status: 409,
    says: {
      zh: '打印前须有人审核：{words}。',
      en: 'Somebody must look at this before it is printed: {words}.',
    },
    next: {
      zh: '{suggestion} 改掉填入的文字后可以直接打印；要保留原文，请从发送记录审核放行后打印那一份。',
      en: '{suggestionEn} Change the words filled in and print; to keep them, print the one released in the outbox.',
    },
  },
  text_held: {
    status: 409,
    says: {
      zh: '这份文书待审核或已撤回，不能打印。',
      en: 'This text is held for review or withdrawn: it is not printed.',
    },
    next: { zh: '请先在发送记录里审核放行。', en: 'Have it released in the outbox first.' },
  },
  letter_incomplete: {
    status: 422,
    says: { zh: '催缴函缺少要素：{names}。', en: 'The demand letter lacks: {namesEn}.' },
    next: {
      zh: '请补上；催缴函要素齐全，才能作为起诉或仲裁前的催告。',
      en: 'Add them: only a complete letter is a demand on which a step at law can stand.',
    },
  },
  already_approved: {
    status: 409,
    says: { zh: '这个版本已经审批。', en: 'This version is already approved.' },
    next: { zh: '无需再次操作；要改动请另存新版本。', en: 'Nothing to do; save a new version to change it.' },
  },
  own_text: {
    status: 403,
    says: { zh: '不能审批自己写的文本。', en: "One does not approve one's own text." },
    next: { zh: '请由另一位同事审批。', en: 'Ask a colleague to approve it.' },
  },
  document_not_found: {
    status: 404,
    says: { zh: '没有找到这份文书：{id}。', en: 'There is no such document: {id}.' },
    next: { zh: '请核对后重试。', en: 'Check it and try again.' },
  },
  nothing_to_print: {
    status: 409,
    says: { zh: '没有需要打印的内容：{why}。', en: 'There is nothing to print: {whyEn}.' },
    next: {
      zh: '可能已经缴清，请刷新住户页核对。',
      en: 'It may just have been paid: reload the household page.',
    },
  },
  may_not_remind: {
    status: 409,
    says: { zh: '现在不能提醒这户：{why}。', en: 'This household may not be reminded now: {whyEn}.' },
    next: { zh: '请按提示处理后再打印。', en: 'Deal with that first.' },
  },
})
