import { createHash } from 'node:crypto'
import type { Content } from '../../content/content.ts'
import { languages } from '../../guardrails/languages.ts'
import { errorKind } from '../log.ts'
import type { DeskTools } from './desk-tools.ts'

/**
 * Shows the moderators' commands in the menu of their chat, when they or the chat have changed since the last start.
 * Best effort: the commands work just as well without. Never rejects.
 */
export async function registerDeskCommands(
  { chat, store, privacy, log }: Pick<DeskTools, 'chat' | 'store' | 'privacy' | 'log'>,
  content: Pick<Content, 'deskCommands'>,
): Promise<void> {
  for (const language of languages) {
    const commands = content.deskCommands(language)
    if (commands === null) continue
    const setting = `desk-commands:${language}`
    try {
      const hash = createHash('sha256').update(JSON.stringify(commands)).digest('base64url')
      const wanted = `${privacy.personKey(chat.id())} ${hash}`
      if ((await store.readSetting(setting)) === wanted) continue
      if (await chat.setCommands(commands, language)) await store.writeSetting(setting, wanted)
      else log.warn({ event: 'desk-commands-not-registered', language })
    } catch (error) {
      log.warn({ event: 'desk-commands-not-registered', language, error: errorKind(error) })
    }
  }
}
