import type { BotCommand, Message } from 'grammy/types'
import type { BotApi } from './bot-api/bot-api.ts'
import { commandsFor, profileText } from './bot-api/bot-profile.ts'
import { isAdministrator, type Room, type Standing } from './bot-api/room.ts'
import type { Inspection } from './inspection.ts'
import type { Scene } from './scene.ts'

/** Messages of a chat that the page shows at first. */
const shownMessages = 300

export interface ScreenRoom {
  readonly id: number
  readonly type: Room['chat']['type']
  readonly title: string
  readonly bot: Standing
  readonly movedTo: number | null
  readonly topics: readonly { readonly threadId: number; readonly name: string }[]
  readonly messages: readonly Message[]
  /** By person id. */
  readonly commands: Readonly<Record<number, readonly BotCommand[]>>
}

export interface ScreenPerson {
  readonly id: number
  readonly firstName: string
  readonly languageCode: string
  /** What an empty private chat shows about the bot. */
  readonly description: string
}

/** Everything that the page needs to draw itself; afterwards it follows the events. */
export interface Screen {
  readonly bot: { readonly id: number; readonly name: string; readonly username: string }
  readonly scene: Scene
  readonly persons: readonly ScreenPerson[]
  readonly rooms: readonly ScreenRoom[]
  readonly inspections: readonly Inspection[]
  /** The address of the console as the bot gives it; null when it has none. */
  readonly consoleUrl: string | null
}

export function drawScreen(
  { world }: BotApi,
  scene: Scene,
  inspections: readonly Inspection[],
  consoleUrl: string | null,
): Screen {
  const { bot, profile } = world
  return {
    bot: { id: bot.id, username: bot.username, name: profileText(profile.texts.name, '') || bot.first_name },
    scene,
    persons: [...world.persons.values()].map((person) => ({
      id: person.id,
      firstName: person.first_name,
      languageCode: person.language_code ?? 'en',
      description: profileText(profile.texts.description, person.language_code ?? 'en'),
    })),
    rooms: [...world.rooms.values()].map((room) => ({
      id: room.id,
      type: room.chat.type,
      title: room.chat.title ?? room.chat.first_name ?? '',
      bot: room.standings.get(bot.id) ?? 'left',
      movedTo: room.movedTo,
      topics: [...room.topics].map(([threadId, { name }]) => ({ threadId, name })),
      messages: [...room.messages.values()].slice(-shownMessages),
      commands: Object.fromEntries(
        [...room.standings].map(([personId, standing]) => [
          personId,
          commandsFor(
            profile,
            {
              chatId: room.id,
              personId,
              isPrivate: room.chat.type === 'private',
              isAdmin: isAdministrator(standing),
            },
            world.persons.get(personId)?.language_code ?? '',
          ),
        ]),
      ),
    })),
    inspections,
    consoleUrl,
  }
}
