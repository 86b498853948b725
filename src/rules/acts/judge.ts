/**
 * May this be done? Every rule that stands against an act, hardest first: a hard block cannot be overridden, an approval
 * needs the role it names, a warning is shown. Answers for any facts, also for none; what is unknown stands against
 * the act as hard as the rule that asks for it.
 */
import { type Act, type ActFacts, actNamed, factsAskedBy } from './acts.ts'
import { type ActDecision, answer, unknownAct } from './answer.ts'
import { type ActLine, type Check, type Facts, type Figures, type Maybe, NotTold } from './check.ts'
import { type FactName, factNamed } from './facts.ts'
import { approvedBy, EMERGENCY, type Found, makeFinding } from './finding.ts'
import { fits } from './shape.ts'

type Told = Partial<Record<FactName, unknown>>

/** Judges an act on its facts. Pure and total: an act that has no name here is refused like any other unknown. */
export function judgeAct(facts: ActFacts): ActDecision {
  const name: unknown = (facts as { act?: unknown } | null)?.act
  const line = actNamed(name)
  if (!line) return unknownAct(name)
  const told = toldOf(facts, name as Act)
  const view = new Proxy(told, { get: reading }) as Facts<FactName>
  const maybe: Maybe = (fact) => told[fact] as never
  const emergency = isEmergency(told)
  const found = line.checks.flatMap((check) => findingOf(check, view, maybe, emergency))
  const softened = emergency && found.some((one) => one.softened)
  const findings = approvedBy(told.approvals, [
    ...(softened ? [{ finding: EMERGENCY, softened }] : []),
    ...found,
  ])
  return answer(name as Act, line, findings, figuresOf(line, view, maybe))
}

const reading = (told: Told, name: string | symbol): unknown => {
  const value = told[name as FactName]
  if (value === undefined) throw new NotTold(name as FactName)
  return value
}

/** What was told and is what it should be; the rest is as good as untold. */
function toldOf(facts: object, act: Act): Told {
  const told: Told = {}
  for (const name of factsAskedBy(act)) {
    const value = (facts as Told)[name]
    const shape = factNamed(name)?.shape
    if (value !== undefined && shape && fits(shape, value)) told[name] = value
  }
  return told
}

const EMERGENCY_DAYS = 30

function isEmergency({ daysToLimitation }: Told): boolean {
  return typeof daysToLimitation === 'number' && daysToLimitation >= 0 && daysToLimitation <= EMERGENCY_DAYS
}

function findingOf(check: Check, view: Facts<FactName>, maybe: Maybe, emergency: boolean): Found[] {
  const softened = emergency && check.yieldsToEmergency === true
  const at = (missing: FactName | null): Found[] => [
    { finding: makeFinding(check, missing, softened, maybe('city')), softened },
  ]
  try {
    return check.stands(view, maybe) ? at(null) : []
  } catch (thrown) {
    if (thrown instanceof NotTold) return at(thrown.fact)
    throw thrown
  }
}

function figuresOf(line: ActLine, view: Facts<FactName>, maybe: Maybe): Figures {
  let figures: Figures = {}
  for (const { of } of line.figures) {
    try {
      figures = { ...figures, ...of(view, maybe) }
    } catch (thrown) {
      if (!(thrown instanceof NotTold)) throw thrown
    }
  }
  return figures
}
