import { execFileSync } from 'node:child_process'
import { loadLibrary } from '../../../src/content/load-library.ts'
import { signablesOf, type Signable } from '../../../src/content/sign-off/signables.ts'
import { projectRoot } from '../../../src/disk/read-folder.ts'

/** How far back the history of one file is searched. */
const mostVersions = 100

/**
 * The file as it was when it was last signed: the newest version in the history whose wording has one of these
 * hashes. Null when there is none, or no history.
 */
export function signedText(signable: Signable, hashes: ReadonlySet<string>, today: string): string | null {
  if (hashes.size === 0) return null
  const { path } = signable
  for (const commit of git('log', `--max-count=${mostVersions}`, '--format=%H', '--', path).split('\n')) {
    if (commit === '') continue
    const text = git('show', `${commit}:${path}`)
    const then = signablesOf(loadLibrary([{ path, text }]), today).find((one) => one.id === signable.id)
    if (then !== undefined && hashes.has(then.hash)) return text
  }
  return null
}

function git(...words: readonly string[]): string {
  try {
    return execFileSync('git', words, {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    // Without git, or for a file that a commit did not have, there is no earlier version.
    return ''
  }
}
