/** A verdict in the words of a refusal: which words are meant, where they stand, and how to say it lawfully. */
import type { WordingVerdict } from './model.ts'

export function wordingFacts({ flags, spans, suggestion }: WordingVerdict) {
  return {
    words: [...new Set(spans.map((span) => `「${span.text}」`))].join('、'),
    suggestion: suggestion?.zh ?? '',
    suggestionEn: suggestion?.en ?? '',
    flags,
    spans,
  }
}
