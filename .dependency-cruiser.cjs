// Which file may import which. Run by tests/architecture/imports.test.ts, which also plants a breach of every rule.
// `typescript` must stay version 6 here: version 7 has no compiler API, and this tool would then report success over
// nothing.

/** The one line of slices, from left to right: imports point left. */
const LINE = require('./tests/architecture/line.json')

// Tests stand beside what they test and may build their world with any slice's commands (tests/support).
const TEST = '\\.test\\.tsx?$'
const SRC = '^src/'
const MANIFEST = '^src/.*/(contract|model|problems)\\.ts$'

const right = LINE.map((slice, index) => ({
  name: `not-right-of-${slice}`,
  comment: `Rows flow right, imports point left: ${slice} knows nothing of the slices to its right.`,
  severity: 'error',
  from: { path: `^src/flow/${slice}/` },
  to: { path: `^src/flow/(${LINE.slice(index + 1).join('|')})/` },
})).slice(0, -1)

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Not even of types: whoever reads one file of a cycle must read them all.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rules-import-only-rules',
      comment: 'src/rules is what is right: no I/O, no package but decimal.js and zod (shapes).',
      severity: 'error',
      from: { path: '^src/rules/', pathNot: TEST },
      to: { pathNot: '^src/rules/|(^|/)node_modules/(decimal\\.js|zod)/' },
    },
    {
      name: 'rules-tests-stay-pure',
      comment: 'A test of a rule needs nothing of the house but the rules.',
      severity: 'error',
      from: { path: `^src/rules/.*${TEST}` },
      to: { path: SRC, pathNot: '^src/rules/' },
    },
    {
      name: 'platform-knows-no-slice',
      comment: 'What every slice stands on cannot stand on a slice.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(flow|app|web|demo)/' },
    },
    ...right,
    {
      name: 'slices-by-their-front-door',
      comment: 'Of a slice to the left: its nouns, its refusals and its verbs; never its SQL, routes or insides.',
      severity: 'error',
      from: { path: '^src/flow/([^/]+)/' },
      to: {
        path: '^src/flow/',
        pathNot: '^src/flow/$1/|^src/flow/[^/]+/(model|problems)\\.ts$|^src/flow/[^/]+/commands/',
      },
    },
    {
      name: 'flow-knows-no-surface',
      comment: 'What happens does not depend on what starts it or shows it.',
      severity: 'error',
      from: { path: '^src/flow/' },
      to: { path: '^src/(app|web|demo)/' },
    },
    {
      name: 'contract-stays-light',
      comment:
        'The web bundles contracts: all the way down they hold rules, zod, the oRPC contract, nouns and refusals only.',
      severity: 'error',
      from: { path: '^src/(flow|platform)/.*/contract\\.ts$|^src/app/.*contract\\.ts$' },
      to: {
        reachable: true,
        pathNot: [
          '^src/rules/',
          MANIFEST,
          // Who may do what is a table of words, pure like a rule.
          '^src/platform/auth/roles\\.ts$',
          // The version shown on every page.
          '^src/app/contract\\.ts$',
          '(^|/)node_modules/(zod|@orpc/contract|decimal\\.js)/',
        ].join('|'),
      },
    },
    {
      name: 'web-is-a-client',
      comment: 'Of the rest, the web imports contracts, nouns, refusals and rules (for previews).',
      severity: 'error',
      from: { path: '^src/web/' },
      to: {
        path: SRC,
        pathNot: `^src/web/|^src/rules/|${MANIFEST}|^src/app/contract\\.ts$`,
      },
    },
    {
      name: 'nobody-imports-the-web',
      severity: 'error',
      from: { pathNot: '^(src/web|tests|bench|vite\\.config)' },
      to: { path: '^src/web/' },
    },
    {
      name: 'nobody-imports-the-app',
      comment: 'Wiring is the outermost ring; the web sees its contract only (web-is-a-client).',
      severity: 'error',
      from: { path: SRC, pathNot: '^src/(app|demo|web)/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'demo-is-right-of-everything',
      comment: 'Only what starts things may start the demo.',
      severity: 'error',
      from: { path: SRC, pathNot: '^src/(app|demo)/' },
      to: { path: '^src/demo/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: SRC, pathNot: TEST },
      to: { path: `^(tests|bench)/|${TEST}` },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package we lean on without naming it disappears with whoever brought it.',
      severity: 'error',
      from: { path: SRC },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'the-server-needs-no-dev-packages',
      comment: 'The web is built and tests run in a checkout; everything else must live on `dependencies` alone.',
      severity: 'error',
      from: { path: SRC, pathNot: `^src/web/|${TEST}` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
