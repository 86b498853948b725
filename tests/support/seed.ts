/**
 * Property tests draw the same inputs every time, so that a run says something about the change and not about the draw.
 * `DUNWELL_SEED=random npm test -- src/rules` goes hunting with new ones; a counterexample names its seed.
 */
import fc from 'fast-check'

const given = process.env['DUNWELL_SEED'] ?? '20261122'
if (given !== 'random') fc.configureGlobal({ seed: Number(given) })
