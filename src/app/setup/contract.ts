/** The first-run page: a company, its first admin and its first community, once, while the installation is empty. */
import { z } from 'zod'
import { zMe } from '../../platform/auth/contract.ts'
import { zNewCompany } from '../../platform/auth/model.ts'
import { endpoint } from '../../platform/http/contract.ts'

export const setupContract = {
  state: endpoint('GET', '/setup', 'anyone', { zh: '是否已开通', en: 'Whether a company exists yet' }).output(
    z.object({ needed: z.boolean(), version: z.string() }),
  ),
  firstRun: endpoint('POST', '/setup', 'anyone', {
    zh: '首次开通',
    en: 'First run: company, admin, community',
  })
    .input(
      zNewCompany.extend({
        communityCode: z
          .string()
          .trim()
          .regex(/^[A-Za-z0-9_-]{1,32}$/, { error: '编号：1–32 个字母、数字、横线 (letters, digits, - _)' }),
        communityName: z.string().trim().min(1, { error: '必须填写小区名称 (required)' }).max(100),
      }),
    )
    .output(zMe),
}
