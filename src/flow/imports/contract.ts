/** The API of 导入: upload and dry run, look at the report, accept exactly it, watch, undo. */
import { z } from 'zod'
import { endpoint, zActions, zCommunity, zDay, zDecimal, zId } from '../../platform/http/contract.ts'
import { EXTRA_FIELDS, FIELDS, savedMapping } from './reading/model.ts'

const zHash = z.string().regex(/^[0-9a-f]{64}$/)
const zColumns = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const zFinding = z.object({
  severity: z.enum(['error', 'warning']),
  sheet: z.string().nullable(),
  cell: z.string().nullable(),
  row: z.int().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  value: z.string(),
  message: z.string(),
  messageEn: z.string(),
  expected: z.string(),
  suggestion: z.string(),
})
const zReport = z.object({
  file: z.string(),
  sha256: zHash,
  reportHash: zHash,
  day: zDay,
  format: z.string(),
  encoding: z.string().optional(),
  sheets: z.array(
    z.object({
      name: z.string().nullable(),
      headerRow: z.int().nullable(),
      columns: zColumns,
      otherColumns: zColumns,
      role: z.string(),
      reason: z.string().optional(),
    }),
  ),
  rows: z.int(),
  accepted: z.int(),
  skipped: z.int(),
  unchanged: z.int(),
  created: z.int(),
  changed: z.int(),
  totals: z.object({
    premises: z.int(),
    owners: z.int(),
    areaM2: zDecimal,
    byUsage: z.record(z.string(), z.int()),
    arrears: zDecimal,
  }),
  /** How many findings there are in all, and the page that was asked for. */
  errors: z.int(),
  warnings: z.int(),
  problems: z.array(zFinding),
})
const page = z.object({
  severity: z.enum(['error', 'warning']).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
const report = zCommunity.extend({ reportHash: zHash })

export const importsContract = {
  dryRun: endpoint('POST', '/imports/{communityId}/dry-runs', 'imports.run', {
    zh: '上传名册并试运行（不入库）',
    en: 'Upload a roster and see what it would do',
  })
    .input(
      zCommunity.extend({ file: z.file(), day: zDay.optional(), mapping: z.string().max(60).optional() }),
    )
    .output(zReport),
  columns: endpoint('POST', '/imports/{communityId}/columns', 'imports.run', {
    zh: '查看文件的列和样例值（用于手工对应，不保存）',
    en: 'The columns of a file with sample values, to say by hand what they mean; nothing is kept',
  })
    .input(zCommunity.extend({ file: z.file() }))
    .output(
      z.array(
        z.object({
          name: z.string().nullable(),
          headerRow: z.int(),
          recognised: z.boolean(),
          columns: z.array(
            z.object({
              letter: z.string(),
              header: z.string(),
              samples: z.array(z.string()),
              field: z.enum([...FIELDS, ...EXTRA_FIELDS]).nullable(),
            }),
          ),
        }),
      ),
    ),
  report: endpoint('GET', '/imports/{communityId}/reports/{reportHash}', 'imports.run', {
    zh: '查看试运行报告',
    en: 'A report, its findings by page',
  })
    .input(report.extend(page.shape))
    .output(zReport),
  workbook: endpoint('GET', '/imports/{communityId}/reports/{reportHash}/workbook', 'imports.run', {
    zh: '下载标注了问题的表格',
    en: 'The file with its problems marked',
  })
    .input(report)
    .output(z.file()),
  accept: endpoint('POST', '/imports/{communityId}/reports/{reportHash}/accept', 'imports.run', {
    zh: '确认导入这份报告',
    en: 'Accept exactly this report',
  })
    .input(report)
    .output(z.object({ jobId: zId })),
  list: endpoint('GET', '/imports/{communityId}', 'imports.run', { zh: '导入记录', en: 'Imports' })
    .input(zCommunity.extend(page.omit({ severity: true }).shape))
    .output(
      z.array(
        z.object({
          importId: zId,
          file: z.string(),
          reportHash: zHash,
          day: zDay,
          at: z.date(),
          acceptedBy: z.string(),
          rows: z.int(),
          accepted: z.int(),
          created: z.int(),
          changed: z.int(),
          undoneAt: z.date().nullable(),
          undoneBy: z.string().nullable(),
          actions: zActions,
        }),
      ),
    ),
  undo: endpoint('POST', '/imports/{communityId}/imports/{importId}/undo', 'imports.undo', {
    zh: '整批撤销一次导入',
    en: 'Take one import back, whole',
  })
    .input(zCommunity.extend({ importId: zId }))
    .output(
      z.object({
        importId: zId,
        hashBefore: zHash,
        hashAfter: zHash,
        hashBeforeImport: zHash,
        restored: z.boolean(),
      }),
    ),
  mappings: endpoint('GET', '/imports/{communityId}/mappings', 'imports.run', {
    zh: '已保存的列对应关系',
    en: 'Saved mappings',
  })
    .input(zCommunity)
    .output(z.array(z.object({ id: zId, name: z.string(), mapping: savedMapping, savedAt: z.date() }))),
  saveMapping: endpoint('POST', '/imports/{communityId}/mappings', 'imports.run', {
    zh: '保存列对应关系',
    en: 'Save a mapping',
  })
    .input(zCommunity.extend({ name: z.string().trim().min(1).max(60), mapping: savedMapping }))
    .output(z.object({ mappingId: zId })),
}
