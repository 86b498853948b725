// A Vitest reporter for bin/test.mjs: how many tests passed, and every failure in words, written as JSON to the file
// DUNWELL_TEST_REPORT: a failed test, a file or suite that broke outside of its tests, an error nobody caught.

import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const LINES = 30
const COLUMNS = 300

export default class TestReport {
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const failures = [
      ...modules.flatMap(failuresIn),
      ...unhandled.map((error) => say('an error that nobody caught', [error])),
    ]
    for (const test of tests)
      if (test.diagnostic()?.flaky) console.error(`↻ ${test.fullName}: passed on its second try`)
    writeFileSync(process.env.DUNWELL_TEST_REPORT, JSON.stringify({ passed, failures }))
  }
}

function failuresIn(module) {
  const file = relative(process.cwd(), module.moduleId)
  const suites = [module, ...module.children.allSuites()]
  return [
    ...suites
      .filter((suite) => suite.errors().length > 0)
      .map((suite) => say([file, suite.fullName].filter(Boolean).join(' > '), suite.errors())),
    ...[...module.children.allTests('failed')].map((test) =>
      say(`${file} > ${test.fullName}`, test.result().errors),
    ),
  ]
}

/** Indented and without colours: enough to see what was expected and where. */
function say(what, errors) {
  const text = errors.map(({ stack, message, diff }) => [stack ?? message, diff].filter(Boolean).join('\n'))
  const lines = stripVTControlCharacters(text.join('\n'))
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .slice(0, LINES)
  return [`✗ ${what}`, ...lines.map((line) => `    ${line.slice(0, COLUMNS)}`)].join('\n')
}
