import type { BotCommand } from 'grammy/types'

/** What the bot set about itself; keys hold the language code, and for commands the scope before it. */
export interface StoredProfile {
  readonly commands: Map<string, readonly BotCommand[]>
  readonly texts: Record<'name' | 'description' | 'shortDescription', Map<string, string>>
}

export function createBotProfile(): StoredProfile {
  return {
    commands: new Map(),
    texts: { name: new Map(), description: new Map(), shortDescription: new Map() },
  }
}

export function commandsKey(scope: string, languageCode: string): string {
  return `${scope} ${languageCode}`
}

/**
 * The commands that a person sees in a chat: the narrowest scope first, in each the person's language first.
 * https://core.telegram.org/bots/api#determining-list-of-commands
 */
export function commandsFor(
  profile: StoredProfile,
  place: {
    readonly chatId: number
    readonly personId: number
    readonly isPrivate: boolean
    readonly isAdmin: boolean
  },
  languageCode: string,
): readonly BotCommand[] {
  const { chatId, personId, isPrivate, isAdmin } = place
  const scopes = isPrivate
    ? [`chat ${chatId}`, 'all_private_chats', 'default']
    : [
        `chat_member ${chatId} ${personId}`,
        ...(isAdmin ? [`chat_administrators ${chatId}`] : []),
        `chat ${chatId}`,
        ...(isAdmin ? ['all_chat_administrators'] : []),
        'all_group_chats',
        'default',
      ]
  for (const scope of scopes)
    for (const language of [languageCode, '']) {
      const commands = profile.commands.get(commandsKey(scope, language))
      if (commands !== undefined && commands.length > 0) return commands
    }
  return []
}

/** A text in the person's language, or the one for everybody. */
export function profileText(texts: ReadonlyMap<string, string>, languageCode: string): string {
  return texts.get(languageCode) ?? texts.get('') ?? ''
}
