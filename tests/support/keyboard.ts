/** What a person without a mouse meets on a page: where Tab goes, whether one sees it, and what it never reaches. */
import type { Page } from 'playwright-core'

const OPERABLE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], [tabindex="0"]'
/** One stop of Tab each: arrows go on inside. */
const COMPOSITE = 'table, [role=radiogroup], [role=listbox], [role=grid], [role=tree], [data-one-stop]'
const MOST_STOPS = 400

export type Walk = {
  stops: number
  /** In words short enough to read in a failing test. */
  faults: string[]
}

/**
 * Presses Tab from the top of the page until it is left, and says what is wrong: a stop one does not see, a stop hidden
 * behind something else, a trap, a control Tab never comes to, a thing that takes clicks and no key.
 */
export async function walkByTab(page: Page): Promise<Walk> {
  await page.evaluate(() => {
    // Tab goes on from where the focus was last: here, the very beginning.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    window.scrollTo(0, 0)
    window.getSelection()?.removeAllRanges()
  })
  const faults: string[] = []
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(lookAtStop)
    if (stop === 'left')
      return { stops, faults: [...faults, ...(await page.evaluate(leftOut, [OPERABLE, COMPOSITE] as const))] }
    if (stop) faults.push(stop)
  }
  return { stops: MOST_STOPS, faults: [...faults, `after ${MOST_STOPS} stops the page was not left`] }
}

/** In the page: `left` when nothing of it has the focus or it began anew, a fault in words, or null. */
function lookAtStop(): string | null {
  const at = document.activeElement as HTMLElement | null
  if (!at || at === document.body) return 'left'
  // A field of a date is several stops: year, month, day, and the calendar.
  if (at.dataset['walked']) return at.dataset['walked'] === 'last' ? null : 'left'
  document.querySelector<HTMLElement>('[data-walked=last]')?.setAttribute('data-walked', 'yes')
  at.dataset['walked'] = 'last'
  const name = `${at.tagName.toLowerCase()} “${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 30)}”`
  const ringed = (one: Element | null) => {
    if (!one) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  }
  if (
    !ringed(at) &&
    !ringed(at.closest('label')) &&
    !ringed(at.nextElementSibling) &&
    !ringed(at.parentElement)
  )
    return `${name}: one does not see that it has the focus`
  const { left, top, width, height } = at.getBoundingClientRect()
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.2, 0.5, 0.8].map((y) => [left + width * x, top + height * y] as const),
  )
  const seen = points.some(([x, y]) => {
    const over = document.elementFromPoint(x, y)
    return over !== null && (at.contains(over) || over.contains(at) || over.closest('label')?.contains(at))
  })
  return seen ? null : `${name}: hidden at ${Math.round(left)},${Math.round(top)}`
}

/** In the page: what Tab did not come to although a mouse would. */
function leftOut([operable, composite]: readonly [string, string]): string[] {
  const say = (one: Element) =>
    `${one.tagName.toLowerCase()}.${one.className} “${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 30)}”`
  const shown = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    one.getBoundingClientRect().width > 1 &&
    !one.closest('[inert], [aria-hidden=true], fieldset:disabled') &&
    !(one as HTMLButtonElement).disabled
  const walked = (one: Element) => (one as HTMLElement).dataset['walked'] !== undefined
  const sharesAStop = (one: Element) => {
    if (one instanceof HTMLInputElement && one.type === 'radio')
      return [...document.getElementsByName(one.name)].some(walked)
    const group = one.closest(composite)
    return group !== null && (walked(group) || group.querySelector('[data-walked]') !== null)
  }
  const missed = [...document.querySelectorAll(operable)].filter(
    (one) => shown(one) && !walked(one) && !sharesAStop(one),
  )
  // A pointing hand promises that a click does something: then a key must, too.
  const handOnly = [...document.querySelectorAll('main *')].filter(
    (one) =>
      getComputedStyle(one).cursor === 'pointer' &&
      shown(one) &&
      !one.closest(`${operable}, label, [role=option]`) &&
      getComputedStyle(one.parentElement as Element).cursor !== 'pointer',
  )
  return [
    ...missed.map((one) => `${say(one)}: Tab never comes to it`),
    ...handOnly.map((one) => `${say(one)}: takes clicks and no key`),
  ]
}

/** An input method: what stands in the field while a word is composed, and the word that is chosen in the end. */
export async function inputMethod(page: Page) {
  const session = await page.context().newCDPSession(page)
  return {
    compose: (text: string) =>
      session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    choose: (text: string) => session.send('Input.insertText', { text }),
    /**
     * The Enter that ends a word, at its worst: an Enter by name that also types, and only its code (229) tells that the
     * input method has taken it.
     */
    enter: async () => {
      const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, text: '\r' }
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    },
  }
}
