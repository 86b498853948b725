import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ownerOf, type Place, self } from './place.ts'
import { DatabaseProblem, useExternal } from './problem.ts'

/** How a PostgreSQL program is started on this machine: words put before it, and the user it runs as. */
export interface Runner {
  prefix: string[]
  uid?: number
  gid?: number
}

const NOBODY = 65534

/**
 * PostgreSQL refuses to run as root. In a user namespace without a mapping root is nobody in particular: PostgreSQL sees
 * an unprivileged user, while to the kernel the files remain root's, even below a home folder only root may enter.
 * Where namespaces are forbidden (a container with a strict profile) the cluster is handed to `nobody`.
 */
export function findRunner(place: Place, program: string): Runner {
  const owner = ownerOf(place)
  if (self().uid !== 0) {
    if (owner.uid === self().uid) return { prefix: untilParentDies() }
    throw new DatabaseProblem(
      'database.not-yours',
      `${place.cluster} 属于其他用户。It belongs to another user.`,
      `以其所有者的身份运行，或用 DUNWELL_DATA 指定其他目录。Run as its owner, or name another folder in DUNWELL_DATA.`,
    )
  }
  if (owner.uid !== 0) return { prefix: untilParentDies(), ...owner }
  if (works(['unshare', '--user', 'true'])) return { prefix: ['unshare', '--user', ...untilParentDies()] }
  if (works([program, '--version'], NOBODY)) return { prefix: untilParentDies(), uid: NOBODY, gid: NOBODY }
  throw new DatabaseProblem(
    'database.root',
    'PostgreSQL 不能以 root 身份运行，本机既不允许 unshare --user，也无法以 nobody 身份运行。' +
      'PostgreSQL refuses to run as root; this machine forbids unshare --user, and nobody cannot reach the program.',
    `请以普通用户运行，${useExternal} Run as an ordinary user.`,
  )
}

/** Where Linux offers it: a supervisor killed with -9 takes PostgreSQL along, cleanly, instead of leaving it behind. */
function untilParentDies(): string[] {
  const words = ['setpriv', '--pdeathsig', 'INT']
  return existsSync('/proc/self') && works([...words, 'true']) ? words : []
}

function works([command = '', ...args]: string[], uid?: number): boolean {
  return spawnSync(command, args, { stdio: 'ignore', ...(uid ? { uid, gid: uid } : {}) }).status === 0
}
