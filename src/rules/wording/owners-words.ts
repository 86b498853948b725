/**
 * What an owner said is kept as it was said: written as `业主称：……` it is the owner's sentence, not ours, and a note that
 * records a complaint or a threat made to us is no threat of ours.
 */

export const OWNER_SAYS = '业主称：'

const BEGINS = /^\s*业主(?:称|说|反映|表示)[：:]/

/** Whether a note begins by saying that these are the owner's words. */
export function isOwnersWords(note: string): boolean {
  return BEGINS.test(note)
}

/** The note as the owner's words; one that says so already stays as it is. */
export function asOwnersWords(note: string): string {
  return isOwnersWords(note) ? note : `${OWNER_SAYS}${note.trimStart()}`
}

/** The note without the words in front. */
export function asOwnWords(note: string): string {
  return note.replace(BEGINS, '')
}
