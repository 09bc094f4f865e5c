import type { BotApi } from './bot-api/bot-api.ts'

/** The three chats of the page, and who writes in each. Ids stay the same over restarts, as the bot's store does. */
export interface Scene {
  readonly members: readonly number[]
  readonly moderators: readonly number[]
  readonly groupId: number
  readonly moderatorChatId: number
}

/** Sets the page's stage: two people who share a support group with the bot, and two moderators. */
export function setScene({ people }: BotApi): Scene {
  const person = (id: number, firstName: string) =>
    people.addPerson({ id, firstName, username: `${firstName.toLowerCase()}_local` }).id
  const members = [person(5_100_001, 'Sam'), person(5_100_002, 'Robin')]
  const moderators = [person(5_100_011, 'Mo'), person(5_100_012, 'Kim')]
  const group = people.createGroup({
    id: -1_002_100_000_001,
    title: 'Support group',
    type: 'supergroup',
    members,
    bot: 'administrator',
  })
  const moderatorsChat = people.createGroup({
    id: -1_002_100_000_002,
    title: 'Moderators',
    type: 'supergroup',
    members: moderators,
    bot: 'administrator',
  })
  return { members, moderators, groupId: group.id, moderatorChatId: moderatorsChat.id }
}
