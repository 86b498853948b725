import { afterAll, beforeAll, expect, test } from 'vitest'
import { bill } from '../../src/flow/ledger/commands/bill.ts'
import { saveHouseholds } from '../../src/flow/roster/commands/save-households.ts'
import { savePremises } from '../../src/flow/roster/commands/save-premises.ts'
import { setRate } from '../../src/flow/tariff/commands/set-rate.ts'
import { day } from '../../src/rules/day.ts'
import { type TestClient, type TestServer, testServer } from '../app/test-server.ts'

// A hundred files that are two things at once, or pretend to be another. Each is refused in words or read as data, and
// none comes back as something a browser would run.

let server: TestServer
let admin: TestClient
beforeAll(async () => {
  server = await testServer()
  admin = await server.signIn('admin')
})
afterAll(() => server.stop())

const SCRIPT = '<script>fetch("/api/auth/staff")</script>'
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

/** What a file begins with, and what stands behind it. */
const HEADS: [string, Buffer][] = [
  ['gif', bytes('GIF89a', [1, 0, 1, 0], '/*')],
  ['png', bytes([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
  ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
  ['pdf', bytes('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\n')],
  ['zip', bytes('PK', [3, 4, 20, 0, 0, 0, 8, 0])],
  [
    'empty zip',
    bytes(
      'PK',
      [5, 6],
      Array.from({ length: 18 }, () => 0),
    ),
  ],
  ['ole', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['html', bytes('<!doctype html>')],
  ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">')],
  [
    'xml with an entity',
    bytes('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
  ],
  ['php', bytes('<?php system($_GET["x"]); ?>')],
  ['shell', bytes('#!/bin/sh\nrm -rf /\n')],
  ['elf', bytes([0x7f], 'ELF', [2, 1, 1, 0])],
  ['exe', bytes('MZ', [0x90, 0, 3, 0])],
  ['utf-16', bytes([0xff, 0xfe], [0x3c, 0, 0x73, 0])],
  ['utf-7', bytes('+ADw-script+AD4-alert(1)+ADw-/script+AD4-')],
  [
    'csv with formulas',
    bytes('房号,业主姓名\n1-1-101,=HYPERLINK("http://evil.example","看")\n1-1-102,"@SUM(1)"\n'),
  ],
  ['csv with markup', bytes(`房号,业主姓名\n1-1-101,${SCRIPT}\n1-1-102,"<img src=x onerror=alert(1)>"\n`)],
  ['javascript', bytes('房号=1;业主=alert(1)//')],
  ['nothing', bytes('')],
]
const NAMES = [
  'roster.csv',
  'roster.xlsx',
  'roster.xls',
  '../../../etc/cron.d/x.html',
  'a"; filename="evil.html\r\nx-evil: 1',
]

const FILES = HEADS.flatMap(([head, start]) =>
  NAMES.map((name) => ({
    label: `${head} as ${name}`,
    name,
    content: Buffer.concat([start, Buffer.from(SCRIPT)]),
  })),
)

async function upload(path: string, file: File, fields: Record<string, string> = {}) {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append(path.endsWith('contracts') ? 'scan' : 'file', file)
  const headers = { 'x-dunwell-upload': '1', cookie: admin.cookie as string }
  return fetch(server.url + path, { method: 'POST', headers, body: form })
}

function expectHarmless(response: Response, label: string) {
  const type = response.headers.get('content-type') ?? ''
  expect(type, label).toMatch(/^application\/(problem\+)?json/)
  expect(response.headers.get('x-content-type-options'), label).toBe('nosniff')
  expect(response.headers.get('x-evil'), label).toBeNull()
}

test('a hundred polyglots to the import are refused in words or read as data', async () => {
  expect(FILES).toHaveLength(100)
  const counts = { refused: 0, read: 0 }
  for (const { label, name, content } of FILES) {
    const type = name.endsWith('csv') ? 'text/html' : 'image/svg+xml'
    const file = new File([content], name, { type })
    const response = await upload(`/api/imports/${server.communityId}/dry-runs`, file)
    expectHarmless(response, label)
    const body = await response.json()
    expect(response.status, `${label}: ${JSON.stringify(body).slice(0, 300)}`).toBeLessThan(500)
    if (response.status >= 400) {
      counts.refused += 1
      expect(body, label).toMatchObject({ message: expect.any(String), next: expect.any(String) })
      continue
    }
    counts.read += 1
    const marked = await fetch(
      `${server.url}/api/imports/${server.communityId}/reports/${body.reportHash}/workbook`,
      {
        headers: { cookie: admin.cookie as string },
      },
    )
    if (marked.ok) expectSaved(marked, label)
    await marked.arrayBuffer()
  }
  console.info(
    `uploads: ${FILES.length} polyglots, ${counts.refused} refused, ${counts.read} read as data, 0 run`,
  )
  expect(counts.refused).toBeGreaterThan(60)
}, 300_000)

/** Only ever saved, never shown. */
function expectSaved(response: Response, label: string) {
  expect(response.headers.get('content-disposition'), label).toMatch(/^attachment; /)
  expect(response.headers.get('content-type'), label).toMatch(/^application\/(octet-stream|vnd\.)/)
  expect(response.headers.get('x-content-type-options'), label).toBe('nosniff')
  expect(response.headers.get('content-security-policy'), label).toContain("default-src 'none'")
  expect(response.headers.get('content-security-policy'), label).toMatch(/sandbox$/)
  expect(response.headers.get('x-evil'), label).toBeNull()
}

test('a scan of a contract comes back to be saved, whatever it says it is', async () => {
  const path = `/api/roster/${server.communityId}/contracts`
  const clauses = { title: '合同', feeClause: '第八条', dueClause: '第九条' }
  let year = 1900
  for (const { label, name, content } of FILES.filter((_, index) => index % 4 === 3 || index % 5 === 4)) {
    year += 1
    const file = new File([content], name, { type: 'text/html' })
    const dates = { fromDay: `${year}-01-01`, toDay: `${year}-12-31` }
    const response = await upload(path, file, { ...clauses, ...dates })
    expectHarmless(response, label)
    const body = await response.json()
    expect(response.status, `${label}: ${JSON.stringify(body)}`).toBe(200)
    const scan = await fetch(`${server.url}${path}/${body.id}/scan`, {
      headers: { cookie: admin.cookie as string },
    })
    expect(scan.status, label).toBe(200)
    expectSaved(scan, label)
    expect(Buffer.from(await scan.arrayBuffer()).equals(content), label).toBe(true)
  }
})

test('papers of our own run no script either', async () => {
  const { communityId } = server
  await server.write((tx) => savePremises(tx, communityId, [PREMISES]))
  await server.write((tx) => saveHouseholds(tx, communityId, [HOUSEHOLD]))
  await server.write((tx) => setRate(tx, rateOf(communityId)))
  await server.write((tx) => bill(tx, { communityId, period: '2026-11', day: day('2026-11-01') }))
  const found = await admin.send('POST', `/api/insight/${communityId}/find`, { q: '1-1-101' })
  const path = `/api/documents/${communityId}/households/${found.body[0].householdId}/bill-notice?period=2026-11`
  const paper = await admin.get(path)
  expect(paper.status).toBe(200)
  expect(paper.headers.get('content-type')).toContain('text/html')
  expect(paper.headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*sandbox$/)
  expect(paper.body).toContain('&lt;script&gt;')
  expect(paper.body).not.toContain('<script')
})

const PREMISES = {
  building: '1',
  entrance: '1',
  room: '101',
  code: '1-1-101',
  usage: 'residential',
  floorArea: '90.00',
} as const
const HOUSEHOLD = {
  premisesCode: '1-1-101',
  owners: [{ name: `王梅${SCRIPT}`, phones: [] }],
  fromDay: '2020-01-01',
}

function rateOf(communityId: string) {
  return {
    communityId,
    feeItem: { code: 'property_fee', name: `物业费${SCRIPT.slice(0, 20)}`, kind: 'property_fee' as const },
    standard: {
      name: '住宅',
      formula: 'area_rate' as const,
      periodMonths: 1 as const,
      dueMonth: 0,
      dueDate: 10,
    },
    unitPrice: '1.80',
    from: '2020-01-01',
    publishedPlace: '公告栏',
    publishedDay: '2019-12-01',
    assign: [{ usage: 'residential' as const }],
  }
}
