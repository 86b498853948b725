/** The API of 催缴: runs, today's work, the household's conversation, and the company's own procedure and limits. */
import { z } from 'zod'
import { endpoint, zActions, zBecause, zCommunity, zDay, zFen, zId } from '../../platform/http/contract.ts'
import {
  CHANNELS,
  classificationInput,
  contactInput,
  deliveryInput,
  disputeInput,
  holdInput,
  procedureInput,
  promiseInput,
  resolutionInput,
  taskOutcomeInput,
} from './model.ts'

const zWords = z.object({ zh: z.string(), en: z.string() })
const zLevel = z.enum(['clear', 'courtesy', 'friendly', 'formal', 'legal_review'])
const zMoment = z.object({ day: zDay, minutes: z.int() })

/** May the household be contacted now; if not, why not and when it may be. */
export const zAllowed = z.object({
  allowed: z.boolean(),
  reason: z.string().optional(),
  zh: z.string().optional(),
  en: z.string().optional(),
  next: zMoment.nullable().optional(),
})

const zHeld = zWords.extend({
  by: z.enum(['hold', 'promise', 'dispute']),
  id: z.string(),
  until: zDay.nullable(),
})

const zEffect = zWords.extend({ counts: z.boolean() })
/** What a demand letter leaves to wait for. */
const zAwaits = zWords.extend({ for: z.enum(['delivery', 'demand_period']), until: zDay.nullable() })

const zLevelCounts = z.object({
  level: zLevel,
  reached: z.int(),
  noticed: z.int(),
  notices: z.int(),
  tasks: z.int(),
  waiting: z.int(),
  held: z.int(),
  heldReasons: z.record(z.string(), z.int()),
  overdueFen: zFen,
  agencyOverdueFen: zFen,
})

const zRun = z.object({
  runId: zId.nullable(),
  day: zDay,
  preview: z.boolean(),
  procedureVersion: z.int(),
  in: z.int(),
  noticed: z.int(),
  waiting: z.int(),
  held: z.int(),
  nothingDue: z.int(),
  levels: z.array(zLevelCounts),
  digest: z.string(),
  decisions: z.array(
    zWords.extend({
      householdId: zId,
      household: z.string(),
      rooms: z.array(z.string()),
      level: zLevel,
      daysOverdue: z.int().nullable(),
      overdueFen: zFen,
      act: z.string().nullable(),
      does: z.enum(['message', 'call', 'visit', 'demand_letter', 'legal_review']).nullable(),
      heldBy: z.string().nullable(),
    }),
  ),
})

const zTask = z.object({
  taskId: zId,
  kind: z.enum(['call', 'visit', 'letter', 'legal_review']),
  householdId: zId,
  household: z.string(),
  rooms: z.array(z.string()),
  level: zLevel,
  steward: z.string().nullable(),
  day: zDay,
  dueDay: zDay,
  because: zBecause,
  standing: z.object({
    level: zLevel,
    daysOverdue: z.int().nullable(),
    overdueFen: zFen,
    agencyOverdueFen: zFen,
    held: zHeld.nullable(),
  }),
  why: zWords,
  allowed: zAllowed,
})

const household = zCommunity.extend({ householdId: zId })

const zConversation = z.object({
  day: zDay,
  standing: z.object({
    level: zLevel,
    levelWords: zWords,
    daysOverdue: z.int().nullable(),
    overdueFen: zFen,
    agencyOverdueFen: zFen,
    dueSoonFen: zFen,
    agencyDueSoonFen: zFen,
    disputedFen: zFen,
    held: zHeld.nullable(),
    awaits: zAwaits.nullable(),
    next: zWords.nullable(),
    because: zBecause,
  }),
  /** Per channel, now. */
  contact: z.record(z.enum(CHANNELS), zAllowed),
  promises: z.array(
    z.object({
      promiseId: zId,
      amountFen: zFen,
      paidFen: zFen,
      day: zDay,
      takenDay: zDay,
      state: z.enum(['open', 'kept', 'broken']),
      note: z.string().nullable(),
    }),
  ),
  holds: z.array(
    z.object({
      holdId: zId,
      reason: z.string(),
      note: z.string().nullable(),
      fromDay: zDay,
      reviewDay: zDay,
      liftedDay: zDay.nullable(),
      actions: zActions,
    }),
  ),
  disputes: z.array(
    z.object({
      disputeId: zId,
      about: z.string(),
      says: z.string(),
      openedDay: zDay,
      answerBy: zDay,
      result: z.string().nullable(),
      answer: z.string().nullable(),
      resolvedDay: zDay.nullable(),
      items: z.array(z.object({ itemId: zId, amountFen: zFen.nullable() })),
      actions: zActions,
    }),
  ),
  classification: z
    .object({ class: classificationInput.shape.class, facts: z.array(z.string()), day: zDay })
    .nullable(),
  contacts: z.array(
    z.object({
      contactRecordId: zId,
      channel: z.string(),
      direction: z.enum(['outbound', 'inbound']),
      day: zDay,
      at: z.date(),
      by: z.string(),
      person: z.string().nullable(),
      content: z.string(),
      outcome: z.string(),
      reason: z.string().nullable(),
      nextStep: z.string().nullable(),
      nextDay: zDay.nullable(),
      callRecorded: z.boolean(),
    }),
  ),
  notices: z.array(
    z.object({
      noticeId: zId,
      kind: z.string(),
      level: z.string(),
      step: z.string(),
      day: zDay,
      deadlineDays: z.int().nullable(),
      because: zBecause,
      deliveries: z.array(
        z.object({
          deliveryId: zId,
          outcome: deliveryInput.shape.outcome,
          method: deliveryInput.shape.method,
          proof: z.string().nullable(),
          day: zDay,
          trackingNo: z.string().nullable(),
          proofKind: deliveryInput.shape.proofKind.unwrap().nullable(),
          signedBy: deliveryInput.shape.signedBy.unwrap().nullable(),
          addressAgreed: z.boolean().nullable(),
          returnReason: deliveryInput.shape.returnReason.unwrap().nullable(),
          /** What it does to limitation and to the time the letter gives. */
          effect: zEffect,
        }),
      ),
    }),
  ),
  tasks: z.array(
    z.object({
      taskId: zId,
      kind: z.string(),
      day: zDay,
      dueDay: zDay,
      outcome: z.string().nullable(),
      because: zBecause,
    }),
  ),
  actions: zActions,
})

const words = (zh: string, en: string) => ({ zh, en })

export const collectionsContract = {
  previewRun: endpoint(
    'POST',
    '/collections/{communityId}/dunning-previews',
    'collections.run',
    words('试算催缴批次', 'Preview a dunning run'),
  )
    .input(zCommunity.extend({ day: zDay.optional() }))
    .output(zRun),
  run: endpoint(
    'POST',
    '/collections/{communityId}/dunning-runs',
    'collections.run',
    words('执行催缴批次（后台进行）', 'Run dunning in the background'),
  )
    .input(zCommunity.extend({ day: zDay.optional() }))
    .output(z.object({ jobId: zId })),
  runs: endpoint(
    'GET',
    '/collections/{communityId}/dunning-runs',
    'collections.read',
    words('催缴批次', 'Dunning runs'),
  )
    .input(zCommunity)
    .output(
      z.array(
        z.object({
          runId: zId,
          day: zDay,
          at: z.date(),
          procedureVersion: z.int(),
          in: z.int(),
          noticed: z.int(),
          waiting: z.int(),
          held: z.int(),
          nothingDue: z.int(),
          levels: z.array(zLevelCounts),
        }),
      ),
    ),
  tasks: endpoint(
    'GET',
    '/collections/{communityId}/tasks',
    'insight.worklist',
    words('待办：为什么是现在，现在可不可以', 'Tasks: why now, and whether now is allowed'),
  )
    .input(zCommunity.extend({ day: zDay.optional() }))
    .output(z.array(zTask)),
  completeTask: endpoint(
    'POST',
    '/collections/{communityId}/tasks/{taskId}/outcome',
    'collections.record',
    words('完结一项待办', 'Close a task'),
  )
    .input(taskOutcomeInput)
    .output(z.object({})),
  conversation: endpoint(
    'GET',
    '/collections/{communityId}/households/{householdId}',
    'collections.read',
    words('一户的催缴情况', 'The conversation with a household'),
  )
    .input(household)
    .output(zConversation),
  recordContact: endpoint(
    'POST',
    '/collections/{communityId}/households/{householdId}/contacts',
    'collections.record',
    words('登记一次联系', 'Record a contact'),
  )
    .input(contactInput)
    .output(z.object({ contactRecordId: zId, promiseId: zId.nullable(), breach: zAllowed.nullable() })),
  promise: endpoint(
    'POST',
    '/collections/{communityId}/households/{householdId}/promises',
    'collections.record',
    words('登记承诺缴费', 'Record a promise to pay'),
  )
    .input(promiseInput.omit({ takenDay: true }))
    .output(z.object({ promiseId: zId })),
  hold: endpoint(
    'POST',
    '/collections/{communityId}/households/{householdId}/holds',
    'collections.hold',
    words('暂停催缴', 'Hold dunning'),
  )
    .input(holdInput)
    .output(z.object({ holdId: zId })),
  liftHold: endpoint(
    'DELETE',
    '/collections/{communityId}/holds/{holdId}',
    'collections.hold',
    words('恢复催缴', 'Lift a hold'),
  )
    .input(zCommunity.extend({ holdId: zId, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({})),
  openDispute: endpoint(
    'POST',
    '/collections/{communityId}/households/{householdId}/disputes',
    'collections.record',
    words('登记异议', 'Record a dispute'),
  )
    .input(disputeInput)
    .output(z.object({ disputeId: zId })),
  resolveDispute: endpoint(
    'POST',
    '/collections/{communityId}/disputes/{disputeId}/resolution',
    'collections.hold',
    words('答复异议', 'Answer a dispute'),
  )
    .input(resolutionInput)
    .output(z.object({})),
  recordDelivery: endpoint(
    'POST',
    '/collections/{communityId}/notices/{noticeId}/deliveries',
    'collections.record',
    words('登记送达', 'Record a delivery'),
  )
    .input(deliveryInput)
    .output(z.object({ deliveryId: zId, effect: zEffect })),
  classify: endpoint(
    'POST',
    '/collections/{communityId}/households/{householdId}/classifications',
    'collections.record',
    words('登记易收/难收分类', 'Classify a household'),
  )
    .input(classificationInput)
    .output(z.object({ classificationId: zId })),
  reasons: endpoint(
    'GET',
    '/collections/{communityId}/reports/reasons',
    'insight.reports',
    words('欠费原因', 'Why households have not paid'),
  )
    .input(zCommunity.extend({ asOf: zDay.optional() }))
    .output(z.array(zWords.extend({ reason: z.string(), households: z.int(), overdueFen: zFen }))),
  procedure: endpoint(
    'GET',
    '/collections/procedure',
    'signed_in',
    words('催缴方案与联系限制', 'The procedure and the contact limits'),
  )
    .input(z.object({ day: zDay.optional() }))
    .output(
      z.object({
        name: z.string(),
        version: z.int(),
        restDays: z.int(),
        deadlineDays: z.int(),
        steps: procedureInput.shape.steps,
        limits: z.array(
          z.object({ key: z.string(), zh: z.string(), value: z.int(), shipped: z.int(), source: z.string() }),
        ),
      }),
    ),
  saveProcedure: endpoint(
    'PUT',
    '/collections/procedure',
    'collections.manage_procedure',
    words('保存催缴方案的新版本', 'Save a new version of the procedure'),
  )
    .input(procedureInput)
    .output(z.object({ version: z.int(), fromDay: zDay })),
  saveLimits: endpoint(
    'PUT',
    '/collections/contact-limits',
    'collections.manage_procedure',
    words('收紧联系限制（只能更严）', 'Tighten the contact limits; never loosen'),
  )
    .input(z.object({ fromDay: zDay.optional(), policy: z.record(z.string(), z.int()) }))
    .output(z.object({ version: z.int(), fromDay: zDay, policy: z.record(z.string(), z.int()) })),
}
