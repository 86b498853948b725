import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../../../../tests/support/company.ts'
import { inTransaction } from '../../../platform/db/tx.ts'
import { SHIPPED } from '../templates/shipped.ts'
import { approveTemplate, saveTemplate } from './save-template.ts'

let company: TestCompany
beforeAll(async () => {
  company = await testCompany()
})
afterAll(() => company.drop())

const letter = SHIPPED.find(({ code }) => code === 'demand_letter')
const save = (body: string) =>
  company.run((tx) => saveTemplate(tx, { code: 'demand_letter', title: letter?.title ?? '', body }))

test('a demand letter is saved with all its elements, and refused without one', async () => {
  const body = letter?.body ?? ''
  expect((await save(body)).version).toBe(2)
  await expect(save(body.replace('（大写：{capitals}）', ''))).rejects.toMatchObject({
    code: 'documents.letter_incomplete',
    facts: { names: '大小写合计' },
  })
  await expect(
    save(body.replace('{deadline_days}', '15').replace('{route}', '依法办理')),
  ).rejects.toMatchObject({
    facts: { names: '自收到之日起的期限、合法的后果' },
  })
})

const slip = (body: string) =>
  company.run((tx) => saveTemplate(tx, { code: 'friendly_slip', title: '缴费提醒', body }))

test('a threat is refused with its place in the text and a lawful way to say it', async () => {
  const body = '{household}您好，{rooms} 有{amounts}。再不缴就停水。'
  const refused = await slip(body).catch((problem) => problem)
  expect(refused).toMatchObject({ code: 'documents.unlawful_wording', facts: { flags: ['UTILITY_CUTOFF'] } })
  const [span] = refused.facts.spans
  expect(`缴费提醒\n${body}`.slice(span.start, span.end)).toBe(span.text)
  expect(refused.next.zh).toContain('可以这样说')
})

test('what is for review is approved by somebody else, by name', async () => {
  const { templateId, wording } = await slip('{household}您好，{rooms} 有{amounts}。请今日内缴清，逾期不候。')
  expect(wording.verdict).toBe('review')
  const { flags } = wording
  const approve = (named: readonly string[] | undefined) =>
    inTransaction(company.database, { ...company.context, actor: { kind: 'system', name: 'legal' } }, (tx) =>
      approveTemplate(tx, { templateId, flags: named }),
    )
  await expect(approve(undefined)).rejects.toMatchObject({ code: 'documents.flags_unseen', facts: { flags } })
  await approve(flags)
  expect(
    await company.query('SELECT approved_flags FROM documents.v_template WHERE template_id = $1', [
      templateId,
    ]),
  ).toEqual([{ approved_flags: flags }])
})
