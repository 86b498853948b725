import type { Flag, WordingVerdict } from './model.ts'
export function suggestionFor(flags: readonly Flag[]): WordingVerdict['suggestion'] {
  return flags.length === 0 ? null : { zh: '', en: '' }
}
