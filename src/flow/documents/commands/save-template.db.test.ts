import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCompany, testCompany } from '../../../../tests/support/company.ts'
import { SHIPPED } from '../templates/shipped.ts'
import { saveTemplate } from './save-template.ts'

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
