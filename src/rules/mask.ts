/** What is shown of a name or a contact to somebody who need not know it. Pure. */

/** `王建国、李芳` → `王**、李**`; each name keeps its first character. */
export function maskName(name: string): string {
  return name
    .split(/([、,，/;；]\s*)/)
    .map((part, index) => (index % 2 === 1 || part === '' ? part : `${[...part][0]}**`))
    .join('')
}

/** `13812345678` → `138****5678`; addresses keep their beginning, everything else its first and last characters. */
export function maskContact(kind: string, value: string): string {
  const letters = [...value]
  if (kind === 'address' || kind === 'second_address') return `${letters.slice(0, 6).join('')}***`
  if (letters.length < 8) return `${letters[0] ?? ''}***`
  return `${letters.slice(0, 3).join('')}****${letters.slice(-4).join('')}`
}
