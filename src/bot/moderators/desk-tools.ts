import type { ModerationTimes } from '../../moderation/times.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { Store } from '../../store/store.ts'
import type { Log } from '../log.ts'
import type { ExamplesFile } from './examples-file.ts'
import type { ModeratorsChat } from './moderators-chat.ts'

/** What every part of the moderators' desk works with. */
export interface DeskTools {
  readonly store: Store
  readonly privacy: Privacy
  readonly chat: ModeratorsChat
  readonly examples: ExamplesFile
  /** Whether this deployment has a console that can be opened. */
  readonly hasConsole: boolean
  readonly times: ModerationTimes
  readonly log: Log
  readonly clock: () => number
}
