import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { Content } from '../../content/content.ts'
import { flagCategoryOf } from '../../content/moderator-ids.ts'
import type { ChatMemory } from './chat-memory.ts'
import type { Tried } from './tried-call.ts'

/** The topics of a moderators' chat that is a forum, one for each category. */
export interface ForumTopics {
  /** The topic of a category, made when it is missing; null outside of forums. */
  threadFor(category: string): Promise<number | null>
  /** Somebody has deleted or closed it. */
  forget(threadId: number): Promise<void>
}

interface Chat {
  /** Calls Telegram about the chat, again for a while where that may help. */
  call<Result>(call: (chatId: number) => Promise<Result>): Promise<Tried<Result>>
  /** The chat's id now. */
  chatId(): number
}

/** How long a worker has for making a topic, and the others wait for it. Below the lease of a flag too. */
const topicMilliseconds = 8000
const topicPause = 100
const making = 'making'
/** How long it is believed whether the chat is a forum. */
const forumLifetime = 10 * 60_000

export function createForumTopics(
  api: Api,
  content: Pick<Content, 'topicName'>,
  memory: ChatMemory,
  clock: () => number,
  chat: Chat,
): ForumTopics {
  let forum: { readonly isForum: boolean; readonly until: number } | null = null
  const topics = new Map<string, Promise<number | null>>()

  const isForum = async (): Promise<boolean> => {
    if (forum !== null && forum.until > clock()) return forum.isForum
    const found = await chat.call((chatId) => api.raw.getChat({ chat_id: chatId }))
    if (!found.ok) return forum?.isForum ?? false
    forum = { isForum: found.result.is_forum === true, until: clock() + forumLifetime }
    return forum.isForum
  }
  /**
   * Of many workers that miss a topic one makes it: the others wait for it. What is kept is the chat with the topic,
   * or the chat with who is making it until when.
   */
  const makeTopic = async (name: string): Promise<number | null> => {
    const setting = `topic:${name}`
    for (let waited = 0; waited <= topicMilliseconds; waited += topicPause) {
      const kept = await memory.read(setting)
      const [place, what = '', until] = kept?.split(' ') ?? []
      if (place === String(chat.chatId())) {
        if (what !== making) return Number(what)
        if (Number(until) > clock()) {
          await pause(topicPause)
          continue
        }
      }
      const mine = `${chat.chatId()} ${making} ${clock() + topicMilliseconds} ${randomUUID()}`
      if (!(await memory.swap(setting, kept, mine))) continue
      const made = await chat.call((chatId) =>
        api.raw.createForumTopic({ chat_id: chatId, name: content.topicName(flagCategoryOf(name)) }),
      )
      // Without the right to make topics everything stands in the general one.
      await memory.write(setting, made.ok ? `${chat.chatId()} ${made.result.message_thread_id}` : '')
      return made.ok ? made.result.message_thread_id : null
    }
    return null
  }
  return {
    async threadFor(category) {
      if (!(await isForum())) return null
      const name = flagCategoryOf(category)
      // Without the store nobody knows who makes it: the message matters more than its place.
      const known = topics.get(name) ?? makeTopic(name).catch(() => null)
      topics.set(name, known)
      const thread = await known
      // Asked for again the next time: somebody may have given the right meanwhile.
      if (thread === null) topics.delete(name)
      return thread
    },
    async forget(threadId) {
      for (const [name, thread] of topics)
        if ((await thread) === threadId) {
          topics.delete(name)
          await memory.write(`topic:${name}`, '').catch(() => {})
        }
    },
  }
}
