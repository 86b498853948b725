/**
 * Whether every text of an input can be stored as it came: PostgreSQL keeps no U+0000, and half a surrogate pair would
 * silently become another character. Names of fields and of files are texts too. Walks without recursion, for an input
 * may be as deep as its size allows.
 */
export function isStorable(input: unknown): boolean {
  const waiting: unknown[] = [input]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string') {
      if (!isText(value)) return false
    } else if (value instanceof File) {
      if (!isText(value.name)) return false
    } else if (typeof value === 'object' && value !== null && !(value instanceof Blob)) {
      for (const [key, inner] of Object.entries(value)) {
        if (!isText(key)) return false
        if (inner !== null && inner !== undefined) waiting.push(inner)
      }
    }
  }
  return true
}

function isText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}
