import type { FlagCase } from '../../moderation/flag-case.ts'
import { flagDetailsSchema } from '../../moderation/flag-details.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { Flag, Store } from '../../store/store.ts'
import { purposes } from '../sealed-purpose.ts'

/** Opens a flag. Null when its key is gone or it was changed: there is nothing to show then. */
export function openFlag(stored: Flag, privacy: Pick<Privacy, 'open'>): FlagCase | null {
  const { payload, ...flag } = stored
  const opened = privacy.open(payload, purposes.flag(flag.id))
  return opened === null ? null : { flag, details: flagDetailsSchema.parse(JSON.parse(opened)) }
}

/** Seals with the newest key, whichever it was sealed with before. */
export function sealFlag({ flag, details }: FlagCase, privacy: Pick<Privacy, 'seal'>): Flag {
  return { ...flag, payload: privacy.seal(JSON.stringify(details), purposes.flag(flag.id)) }
}

interface Files {
  readonly store: Store
  readonly privacy: Privacy
}

export async function readFlagCase({ store, privacy }: Files, flagId: string): Promise<FlagCase | null> {
  const stored = await store.readFlag(flagId)
  return stored === null ? null : openFlag(stored, privacy)
}

const mostTries = 5

/**
 * Reads a flag, changes it and writes it, again while others are faster. Gives what was written; null when the flag is
 * gone or others were faster each time.
 */
export async function rewriteFlagCase(
  files: Files,
  flagId: string,
  change: (found: FlagCase) => FlagCase,
): Promise<FlagCase | null> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await readFlagCase(files, flagId)
    if (found === null) return null
    const next = change(found)
    if ((await writeFlagCase(files, next)) === 'updated') return next
  }
  return null
}

/** Compare-and-set: 'conflict' when somebody else was faster or the flag is gone. */
export async function writeFlagCase(
  { store, privacy }: Files,
  next: FlagCase,
): Promise<'updated' | 'conflict'> {
  return store.updateFlag(sealFlag(next, privacy))
}
