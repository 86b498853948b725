import { wordingFacts } from '../../rules/wording/facts.ts'
import { screenWording } from '../../rules/wording/screen.ts'
import { collectionsProblems } from './problems.ts'

/**
 * Refuses a note that plans, reports as our own act, or labels what the law forbids (民法典 1024, 1033), with a lawful way to say
 * it. What an owner said, asked or complained of is no such note. Absent notes are fine. Problem: note_wording.
 */
export function refuseUnlawful(...notes: (string | null | undefined)[]): void {
  for (const note of notes) {
    if (!note) continue
    const wording = screenWording(note, { channel: 'staff_note' })
    if (wording.verdict === 'block') throw collectionsProblems.note_wording(wordingFacts(wording))
  }
}
