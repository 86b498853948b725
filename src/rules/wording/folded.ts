/** A text in the one spelling the rule reads, with its way back to what was written. */
export type Folded = {
  /** Lower case, simplified, without spaces, quotes and stray marks; clauses end in `，`, sentences in `。` or a newline. */
  text: string
  /** For each character of `text`: where its origin begins, and the first place behind it. */
  start: number[]
  end: number[]
  /** Whether it stood in quotation marks. */
  quoted: boolean[]
}
