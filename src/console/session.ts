import * as z from 'zod'
import type { Privacy } from '../privacy/privacy.ts'

/** A session ends so long after it was opened or renewed. Milliseconds. */
export const sessionLifetime = 15 * 60_000
/** However often it is renewed, it ends so long after it was opened. Milliseconds. */
export const longestSession = 2 * 60 * 60_000

export interface Session {
  readonly personId: number
  readonly openedAt: number
  readonly until: number
}

/**
 * Sessions that no worker keeps: the token is the session itself, sealed with the data key, so that any worker can
 * read it, nobody can make one, and it tells nothing to whoever sees it. The page holds it in memory only. What a
 * session may do is asked of Telegram anew each time it matters, so there is no need to call one back.
 */
export interface Sessions {
  open(personId: number): { readonly token: string; readonly session: Session }
  /** Null for what is forged, was changed, or is past its time. */
  read(token: string): Session | null
  /** A later end for a session that goes on. */
  renew(session: Session): { readonly token: string; readonly session: Session }
}

const purpose = 'console-session'
const sealedSession = z.strictObject({ personId: z.int(), openedAt: z.int(), until: z.int() })

export function createSessions(privacy: Pick<Privacy, 'seal' | 'open'>, clock: () => number): Sessions {
  const seal = (session: Session) => ({ token: privacy.seal(JSON.stringify(session), purpose), session })
  return {
    open(personId) {
      const now = clock()
      return seal({ personId, openedAt: now, until: now + sessionLifetime })
    },
    read(token) {
      const opened = privacy.open(token, purpose)
      if (opened === null) return null
      const session = sealedSession.parse(JSON.parse(opened))
      return session.until > clock() ? session : null
    },
    renew({ personId, openedAt }) {
      const until = Math.min(clock() + sessionLifetime, openedAt + longestSession)
      return seal({ personId, openedAt, until })
    },
  }
}
