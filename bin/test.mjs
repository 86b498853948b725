// npm test: everything, on a real PostgreSQL and in a real browser. Arguments go to Vitest. At the end every failure is
// said again with its reason; the last line is "N passed, N failed"; what could not run counts as failed. With
// DUNWELL_TEST_FAILURES, a file, the failures are added to it too, for who runs the tests more than once.

import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { bootstrap, root, startNode } from './bootstrap.mjs'
import { buildWeb } from './web.mjs'

const NO_CHROMIUM =
  '浏览器测试需要 Chromium：apt-get install chromium fonts-noto-cjk，或用 DUNWELL_CHROMIUM 指定。' +
  'The browser tests need Chromium: apt-get install chromium fonts-noto-cjk, or name one in DUNWELL_CHROMIUM.'

// However this ends, the last line is there: nothing ran, and that is a failure.
let lastLine = '0 passed, 1 failed'
process.on('exit', () => console.log(lastLine))

process.chdir(root)
bootstrap()
const chromium = findChromium() ?? installChromium()
const built = buildWeb()
const { passed, failures } = await runVitest(process.argv.slice(2))
for (const failure of failures) console.error(failure)
if (process.env.DUNWELL_TEST_FAILURES)
  appendFileSync(process.env.DUNWELL_TEST_FAILURES, failures.map((failure) => `${failure}\n`).join(''))
if (!chromium) console.error(NO_CHROMIUM)
if (!built) console.error('网页未能构建，见上。The web did not build, see above.')
const failed = failures.length + (chromium ? 0 : 1) + (built ? 0 : 1)
lastLine = `${passed} passed, ${failed} failed`
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

async function runVitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'dunwell-report-'))
  const report = join(folder, 'report.json')
  const { code } = await startNode(
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...['--reporter=default', `--reporter=${join(root, 'bin/test-report.mjs')}`],
      ...args,
    ],
    { env: { DUNWELL_CHROMIUM: chromium ?? '', DUNWELL_TEST_REPORT: report } },
  )
  const written = existsSync(report)
  const { passed, failures } = written
    ? JSON.parse(readFileSync(report, 'utf8'))
    : { passed: 0, failures: [] }
  rmSync(folder, { recursive: true, force: true })
  // A crash, or something that broke while everything was being put away.
  if ((code !== 0 && failures.length === 0) || !written)
    failures.push(
      `✗ Vitest ended with ${code}${written ? ' after all tests had passed' : ' before its report'}`,
    )
  return { passed, failures }
}

function findChromium() {
  const named = process.env.DUNWELL_CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const macs = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...macs]
  return candidates.find((path) => existsSync(path))
}

/** Only where it may: as root, on a system with apt. The rest of the tests runs in any case. */
function installChromium() {
  if (process.env.DUNWELL_CHROMIUM || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined
  console.error('正在安装 Chromium 和中文字体…… Installing Chromium and Chinese fonts …')
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return findChromium()
}
