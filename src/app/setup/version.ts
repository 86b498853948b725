import { readFileSync } from 'node:fs'

/** The version of this checkout, as package.json states it. */
export const version: string = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
).version
