/** Seeded mistakes: `mistakes.txt` read, and one of them made in a text. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Mistake = { file: string; name: string; find: string; replace: string }

/** Every mistake of `mistakes.txt`, in its order. Throws on a line that is none of its four kinds. */
export function mistakes(): Mistake[] {
  const found: Mistake[] = []
  const [, ...files] = readFileSync(join(import.meta.dirname, 'mistakes.txt'), 'utf8').split(/^## /m)
  for (const text of files) {
    const [file = '', ...lines] = text.trimEnd().split('\n')
    for (const block of lines.join('\n').split(/^# /m).slice(1)) found.push(mistakeOf(file, block))
  }
  return found
}

function mistakeOf(file: string, block: string): Mistake {
  const [name = '', ...lines] = block.trimEnd().split('\n')
  const after = (sign: '-' | '+') =>
    lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(2))
  const strange = lines.find((line) => !/^[-+]( |$)/.test(line))
  if (strange !== undefined) throw new Error(`${file}, ${name}: what is "${strange}"?`)
  return { file, name, find: after('-').join('\n'), replace: after('+').join('\n') }
}

/** The text with the mistake in it. Throws when the place is not found, or found twice. */
export function made({ file, name, find, replace }: Mistake, text: string): string {
  const pieces = text.split(find)
  if (find === '' || pieces.length !== 2)
    throw new Error(`${file}, ${name}: its text is found ${pieces.length - 1} times, not once`)
  return pieces.join(replace)
}
