import type { Api } from 'grammy'
import type { Content } from '../../content/content.ts'
import { moderationTimes } from '../../moderation/times.ts'
import type { Log } from '../log.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { Store } from '../../store/store.ts'
import type { Memory } from '../open-memory.ts'
import { deskSetting, purposes } from '../sealed-purpose.ts'
import type { DeskTools } from './desk-tools.ts'
import { createExamplesFile } from './examples-file.ts'
import type { ChatMemory } from './chat-memory.ts'
import { createModeratorsChat } from './moderators-chat.ts'

interface DeskSettings {
  readonly moderatorChatId: number | undefined
  readonly consoleUrl: string | undefined
  readonly dataDir: string
}

/** What the moderators' desk of a running bot works with; null when no moderators' chat is set. */
export function openDeskTools(
  settings: DeskSettings,
  api: Api,
  content: Content,
  memory: Memory,
  log: Log,
): DeskTools | null {
  const { store, privacy } = memory
  if (settings.moderatorChatId === undefined) return null
  const clock = () => Date.now()
  return {
    store,
    privacy,
    chat: createModeratorsChat(api, content, settings.moderatorChatId, sealedSettings(memory), clock),
    examples: createExamplesFile(settings.dataDir),
    hasConsole: settings.consoleUrl !== undefined,
    times: moderationTimes,
    log,
    clock,
  }
}

/** What the moderators' chat remembers, sealed in the store. */
export function sealedSettings({
  store,
  privacy,
}: {
  readonly store: Store
  readonly privacy: Privacy
}): ChatMemory {
  return {
    async read(name) {
      const sealed = await store.readSetting(deskSetting(name))
      return sealed === null ? null : privacy.open(sealed, purposes.deskSetting(name))
    },
    async swap(name, expected, value) {
      const sealed = await store.readSetting(deskSetting(name))
      const held = sealed === null ? null : privacy.open(sealed, purposes.deskSetting(name))
      if (held !== expected) return false
      return store.swapSetting(deskSetting(name), sealed, privacy.seal(value, purposes.deskSetting(name)))
    },
    write: (name, value) =>
      store.writeSetting(deskSetting(name), privacy.seal(value, purposes.deskSetting(name))),
  }
}
