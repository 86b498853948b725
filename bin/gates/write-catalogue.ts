/** Rewrites docs/law/rules.md from the catalogue of rules. */
import { writeFileSync } from 'node:fs'
import { RULES } from '../../src/rules/catalogue/catalogue.ts'
import { rulesPage } from '../../src/rules/catalogue/rules-page.ts'

writeFileSync(new URL('../../docs/law/rules.md', import.meta.url), rulesPage(RULES))
