/** A place in an input: which field of which field. */
type Place = { value: unknown; key: string; inside: Place | null }

/**
 * The field whose text cannot be stored as it came, or null when every text can: PostgreSQL keeps no U+0000, and half a
 * surrogate pair would silently become another character. Names of fields and of files are texts too. Walks without
 * recursion, for an input may be as deep as its size allows.
 */
export function unstorableField(input: unknown): string | null {
  const waiting: Place[] = [{ value: input, key: '', inside: null }]
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { value } = place
    if (typeof value === 'string') {
      if (!isText(value)) return nameOf(place)
    } else if (value instanceof File) {
      if (!isText(value.name)) return nameOf(place)
    } else if (typeof value === 'object' && value !== null && !(value instanceof Blob)) {
      for (const [key, inner] of Object.entries(value)) {
        if (!isText(key)) return nameOf(place)
        if (inner !== null && inner !== undefined) waiting.push({ value: inner, key, inside: place })
      }
    }
  }
  return null
}

function isText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** Deeper than anybody looks, a name says no more. */
const DEEPEST = 8

function nameOf(place: Place): string {
  const keys: string[] = []
  for (let at: Place | null = place; at?.inside; at = at.inside) keys.push(at.key)
  return keys.reverse().slice(0, DEEPEST).join('.')
}
