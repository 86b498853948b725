import { contactChecks } from '../../flow/channels/verify.ts'
import { moneyChecks } from '../../flow/insight/verify.ts'
import { sqlFile } from '../../platform/db/sql-file.ts'
import { type CliCommand, communityOf, textOption } from '../../platform/cli.ts'
import { type Check, sqlCheck, verify } from '../../platform/verify/check.ts'
import { platformChecks } from '../../platform/verify/platform-checks.ts'
import { allCommunities } from '../../platform/http/communities.ts'

/** Every slice's rows against the one chain: only here both are in reach. */
const audited: Check = sqlCheck(
  'audited_once',
  {
    zh: '每件事在审计链里有且只有一条，内容一致',
    en: 'what happened is in the audit chain once and says the same',
  },
  sqlFile(import.meta.url, '../sql/verify-audited.sql'),
)

/** Every invariant this installation can be held to. */
export const checks = [...moneyChecks, ...contactChecks, audited, ...platformChecks]

export const verifyCommand: CliCommand = {
  words: 'verify',
  usage: 'verify [--community CODE]',
  zh: '核验全部不变式与审计链',
  en: 'check every invariant and the audit chains',
  options: { community: { type: 'string' } },
  async run(io) {
    const place = textOption(io, 'community') ? await communityOf(io) : null
    const companyIds = place
      ? [place.companyId]
      : [...new Set((await allCommunities(io.database)).map(({ companyId }) => companyId))]
    const where = { companyIds, communityId: place?.communityId ?? null, at: io.at }
    const found = await verify(io.database, checks, where, io.progress)
    const breaches = found.reduce((total, each) => total + each.breaches, 0)
    const lines = found.map(
      ({ zh, en, checked, breaches: wrong, sample }) =>
        `${wrong === 0 ? '✓' : '✗'} ${zh} · ${en}  ${checked} 已查 checked${wrong > 0 ? `，${wrong} 处不符 breaches: ${sample.join(' ')}` : ''}`,
    )
    return {
      json: found.map(({ invariant, checked, breaches: wrong, sample }) => ({
        invariant,
        checked,
        breaches: wrong,
        sample,
      })),
      text: lines.join('\n'),
      exitCode: breaches > 0 ? 2 : 0,
    }
  },
}
