import { commandsKey, type StoredProfile } from '../bot-profile.ts'
import { accessibleRoom } from '../chat-access.ts'
import type { Method, Methods } from '../method.ts'
import {
  isRecord,
  requiredInteger,
  requiredText,
  structureParameter,
  textParameter,
  type Payload,
} from '../payload.ts'
import { badRequest } from '../refusal.ts'
import type { World } from '../world.ts'

/** https://core.telegram.org/bots/api#setmycommands and the methods beside it. */
const mostCommands = 100
const longestCommand = 32
const longestCommandDescription = 256

/** getMe, and the getters and setters of commands, name and descriptions. */
export const describingMethods: Methods = {
  getme: (world) => world.bot,
  setmycommands(world, payload) {
    const key = commandsKey(scopeOf(world, payload), languageOf(payload))
    world.profile.commands.set(key, readCommands(payload))
    world.tell({ kind: 'profile' })
    return true
  },
  getmycommands: (world, payload) =>
    world.profile.commands.get(commandsKey(scopeOf(world, payload), languageOf(payload))) ?? [],
  deletemycommands(world, payload) {
    world.profile.commands.delete(commandsKey(scopeOf(world, payload), languageOf(payload)))
    world.tell({ kind: 'profile' })
    return true
  },
  setmyname: setText('name', 'name', 64),
  getmyname: (world, payload) => ({ name: getText(world, payload, 'name') || world.bot.first_name }),
  setmydescription: setText('description', 'description', 512),
  getmydescription: (world, payload) => ({ description: getText(world, payload, 'description') }),
  setmyshortdescription: setText('shortDescription', 'short_description', 120),
  getmyshortdescription: (world, payload) => ({
    short_description: getText(world, payload, 'shortDescription'),
  }),
}

function setText(kind: keyof StoredProfile['texts'], parameter: string, longest: number): Method {
  return (world, payload) => {
    const text = textParameter(payload, parameter).trim()
    if (text.length > longest) throw badRequest(`${parameter.replace('_', ' ')} is too long`)
    const language = languageOf(payload)
    if (text === '') world.profile.texts[kind].delete(language)
    else world.profile.texts[kind].set(language, text)
    world.tell({ kind: 'profile' })
    return true
  }
}

/** The text for this language, or the one for everybody. */
function getText(world: World, payload: Payload, kind: keyof StoredProfile['texts']): string {
  const texts = world.profile.texts[kind]
  return texts.get(languageOf(payload)) ?? texts.get('') ?? ''
}

function languageOf(payload: Payload): string {
  const code = textParameter(payload, 'language_code')
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified')
  return code
}

function scopeOf(world: World, payload: Payload): string {
  const prefix = "can't parse BotCommandScope: "
  const scope = structureParameter(payload, 'scope', 'BotCommandScope')
  if (scope === undefined) return 'default'
  if (!isRecord(scope)) throw badRequest(`${prefix}BotCommandScope must be an Object`)
  const type = requiredText(scope, 'type', prefix)
  switch (type) {
    case 'default':
    case 'all_private_chats':
    case 'all_group_chats':
    case 'all_chat_administrators':
      return type
    case 'chat':
    case 'chat_administrators':
      return `${type} ${accessibleRoom(world, scope).id}`
    case 'chat_member':
      return `${type} ${accessibleRoom(world, scope).id} ${requiredInteger(scope, 'user_id', prefix)}`
    default:
      throw badRequest(`${prefix}Unsupported type specified`)
  }
}

function readCommands(payload: Payload) {
  const given = structureParameter(payload, 'commands', 'commands') ?? []
  if (!Array.isArray(given)) throw badRequest('expected an Array of BotCommand')
  if (given.length > mostCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  const list: readonly unknown[] = given
  const prefix = "can't parse BotCommand: "
  return list.map((value) => {
    if (!isRecord(value)) throw badRequest(`${prefix}expected an Object`)
    const command = requiredText(value, 'command', prefix).trim().replace(/^\//, '')
    const description = requiredText(value, 'description', prefix).trim()
    if (command === '') throw badRequest('command must be non-empty')
    if (command.length > longestCommand) throw badRequest(`command length must not exceed ${longestCommand}`)
    if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (description === '') throw badRequest('command description must be non-empty')
    if (description.length > longestCommandDescription)
      throw badRequest(`command description length must not exceed ${longestCommandDescription}`)
    return { command, description }
  })
}
