/** Why a household is left alone until a day: the review of a hold, the answer to a dispute. */
import { type Because, because, type Source } from './because.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { ground, type Words } from './figure.ts'

/** A hold is looked at again after so many days unless whoever sets it names another day. */
export const DAYS_TO_REVIEW = 30
/** What is answered within a week is rarely disputed twice; whoever records a dispute may name another day. */
export const DAYS_TO_ANSWER = 7

/** The day on which somebody looks at a hold again. Nothing ends by itself on it. */
export function reviewDay(hold: { reason: Words; fromDay: Day; reviewDay: Day }): Because {
  const words = {
    zh: `从 ${hold.fromDay} 起暂停催缴（${hold.reason.zh}），${hold.reviewDay} 复核：${counted(hold.fromDay, hold.reviewDay).zh}。`,
    en: `Not asked from ${hold.fromDay} (${hold.reason.en}), reviewed on ${hold.reviewDay}: ${counted(hold.fromDay, hold.reviewDay).en}.`,
  }
  return because(hold.reviewDay, 'day', 'figure.review_day', words, {
    from: [
      chosen(hold.fromDay, hold.reviewDay, DAYS_TO_REVIEW, '复核日', 'review day'),
      STAYS_HELD,
      NEXT_DAY,
      NOT_OWED_LATER,
    ],
  })
}

/** The day by which a dispute is answered. Until it is, what is disputed is not asked for, also after that day. */
export function answerDay(dispute: { about: Words; openedDay: Day; answerBy: Day }): Because {
  const { openedDay, answerBy } = dispute
  const words = {
    zh: `${openedDay} 登记的异议（${dispute.about.zh}），最迟 ${answerBy} 答复：${counted(openedDay, answerBy).zh}。`,
    en: `The dispute of ${openedDay} (${dispute.about.en}) is answered by ${answerBy}: ${counted(openedDay, answerBy).en}.`,
  }
  return because(answerBy, 'day', 'figure.answer_day', words, {
    from: [
      chosen(openedDay, answerBy, DAYS_TO_ANSWER, '答复日', 'answer day'),
      ANSWER_FIRST,
      NEXT_DAY,
      PERFORMED,
    ],
  })
}

function counted(from: Day, to: Day): Words {
  const days = daysBetween(from, to)
  return days === 0
    ? { zh: '就是当天', en: 'the same day' }
    : { zh: `从次日起第 ${days} 天`, en: `day ${days}, counted from the day after` }
}

function chosen(from: Day, to: Day, usual: number, zh: string, en: string): Because {
  const own: Source = { law: '产品规定' }
  const standard = `${addDays(from, usual)}`
  return to === standard
    ? ground(
        `法律没有规定${zh}；本软件先填 ${usual} 天，登记的人可以改，这里没有改。`,
        `No law names a ${en}: ${usual} days stand by default, and whoever recorded it left them.`,
        own,
      )
    : ground(
        `法律没有规定${zh}；本软件先填 ${usual} 天（${standard}），登记的人改成了 ${to}。`,
        `No law names a ${en}: ${usual} days by default (${standard}); whoever recorded it chose ${to}.`,
        own,
      )
}

const STAYS_HELD = ground(
  '到了复核日不会自动恢复催缴；只有人写明原因恢复，才会再催。',
  'The review day ends nothing by itself: only a person who says why lifts the hold.',
  { law: '产品规定' },
)

const ANSWER_FIRST = ground(
  '答复之前，有异议的部分不催缴；过了这一天还没有答复，也不催缴。',
  'Until it is answered the disputed part is not asked for, also when the day has passed.',
  { law: '产品规定' },
)

const NEXT_DAY = ground('登记当天不算，从次日起算。', 'The day of the record is not counted.', {
  law: '民法典',
  article: '第二百零一条',
})

const NOT_OWED_LATER = ground(
  '暂停的是催缴，不改变应缴日和诉讼时效。',
  'A hold pauses the asking; it moves neither the due day nor limitation.',
  { law: '民法典', article: '第一百八十八条' },
)

const PERFORMED = ground(
  '已经按约定和规定提供服务的，不能只因没有接受服务而不付费；服务是否按约，先查清再答复。',
  'Where the service was given as agreed, not using it is no reason not to pay; whether it was is looked into first.',
  { law: '民法典', article: '第九百四十四条' },
)
