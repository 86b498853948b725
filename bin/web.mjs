// Builds the web, and only when something it is made of has changed.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findNode, root } from './bootstrap.mjs'

const stamp = join(root, 'dist/web/.built-from')

/** False where it did not build; the reason has been printed then. */
export function buildWeb({ always = false } = {}) {
  if (!existsSync(join(root, 'src/web/console/index.html'))) return true
  const sources = fingerprint()
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return true
  const began = Date.now()
  process.stderr.write('正在构建网页…… Building the web … ')
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
  const { status, stdout, stderr } = spawnSync(findNode(), vite, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) {
    console.error(`\n${stdout}${stderr}\n构建失败，原因如上。The build failed; the reason stands above.`)
    return false
  }
  writeFileSync(stamp, sources)
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`)
  return true
}

/** The web itself, the rules it previews with, the shapes the slices show it, and what it is built with. */
function fingerprint() {
  const files = [
    ...filesBelow('src/web'),
    ...filesBelow('src/rules'),
    ...filesBelow('src/platform', shownToTheWeb),
    ...filesBelow('src/flow', shownToTheWeb),
    ...['vite.config.ts', 'package-lock.json', 'tsconfig.json'],
  ]
  const hash = createHash('sha256')
  for (const file of files.filter((file) => existsSync(join(root, file))).sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const shownToTheWeb = (file) => /^(contract|models?|problems?|can|shapes?)\.ts$/.test(basename(file))

function filesBelow(folder, wanted = (file) => !/\.test\.tsx?$/.test(file)) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter(wanted)
}
