import { setTimeout as pause } from 'node:timers/promises'
import { InputFile, type Api } from 'grammy'
import type { BotProfile, Content } from '../../content/content.ts'
import type { Language } from '../../guardrails/languages.ts'
import { auditFileName } from '../../content/gate/audit-file.ts'
import type { Reference } from '../../content/reference.ts'
import type { CardPlace } from '../../moderation/flag-details.ts'
import { withReferences } from '../outbound/gate-transformer.ts'
import { messagePayload } from '../outbound/message-payload.ts'
import { outcomeOfError, type SendOutcome } from '../outbound/send-outcome.ts'
import type { ChatMemory } from './chat-memory.ts'
import { createForumTopics } from './forum-topics.ts'
import type { Tried } from './tried-call.ts'

/** What became of a message in the end. */
export type Posted =
  | { readonly kind: 'posted'; readonly place: CardPlace }
  /** Not now, or never: `outcome` tells. */
  | { readonly kind: 'failed'; readonly outcome: SendOutcome['kind'] }

export interface PostOptions {
  readonly chatId: number
  readonly threadId: number | null
  readonly isSilent: boolean
  /** Cannot be forwarded or copied. */
  readonly isProtected?: boolean
}

/** The Bot API as the moderators' desk uses it. Nothing here throws: failures are values. */
export interface ModeratorsChat {
  /** The chat's id now: a group that became a supergroup has another one than the settings say. */
  id(): number
  isHere(chatId: number): boolean
  /** Whether the person is a member of the chat at this moment. Null: Telegram did not say. */
  isMember(userId: number): Promise<boolean | null>
  /** The forum topic of a category, made when it is missing; null outside of forums. */
  threadFor(category: string): Promise<number | null>
  post(reference: Reference, options: PostOptions): Promise<Posted>
  /** 'gone': there is no such message any more. */
  edit(
    place: Pick<CardPlace, 'chatId' | 'messageId'>,
    reference: Reference,
  ): Promise<'done' | 'gone' | 'failed'>
  erase(place: Pick<CardPlace, 'chatId' | 'messageId'>): Promise<boolean>
  /** Answers a pressed button, with a notice for a moment. */
  notice(callbackQueryId: string, reference: Reference | null): Promise<void>
  sendAudit(csv: string, options: PostOptions): Promise<boolean>
  isOwner(chatId: number, userId: number): Promise<boolean>
  /** Shows the moderators' commands in the menu of the chat. False: Telegram refused. */
  setCommands(commands: BotProfile['commands'], language: Language): Promise<boolean>
}

const mostTries = 4
const firstWait = 400
/** All waiting together stays below the lease of a flag, so that no other worker does the same meanwhile. */
const mostWaiting = 8000
export function createModeratorsChat(
  api: Api,
  content: Content,
  configuredId: number,
  memory: ChatMemory,
  clock: () => number,
): ModeratorsChat {
  let current = configuredId
  const restored = memory.read('moderator-chat').then(
    (kept) => {
      if (kept !== null && Number.isSafeInteger(Number(kept))) current = Number(kept)
    },
    () => {},
  )
  const moved = (toChatId: number) => {
    current = toChatId
    memory.write('moderator-chat', String(toChatId)).catch(() => {})
  }
  const here = (chatId: number) => (chatId === configuredId ? current : chatId)

  /** Tries again what may work the next time, for a while. */
  const trying = async <Result>(
    call: (chatId: number) => Promise<Result>,
    chatId: number,
  ): Promise<Tried<Result>> => {
    await restored
    let wait = firstWait
    let waited = 0
    for (let tries = 1; ; tries += 1) {
      try {
        return { ok: true, result: await call(here(chatId)) }
      } catch (error) {
        const outcome = outcomeOfError(error)
        if (outcome.kind === 'migrated' && here(chatId) === current) moved(outcome.toChatId)
        else if (outcome.kind !== 'retry') return { ok: false, outcome }
        if (tries >= mostTries) return { ok: false, outcome }
        if (outcome.kind !== 'retry') continue
        const next = outcome.afterMilliseconds ?? wait
        waited += next
        if (waited > mostWaiting) return { ok: false, outcome }
        await pause(next)
        wait *= 2
      }
    }
  }

  const rendered = (reference: Reference) => messagePayload(content.render(reference))
  const options = ({ threadId, isSilent, isProtected }: PostOptions) => ({
    ...(threadId === null ? {} : { message_thread_id: threadId }),
    ...(isSilent ? { disable_notification: true } : {}),
    ...(isProtected === true ? { protect_content: true } : {}),
  })

  const topics = createForumTopics(api, content, memory, clock, {
    call: (call) => trying(call, configuredId),
    chatId: () => current,
  })

  const self: ModeratorsChat = {
    id: () => current,
    isHere: (chatId) => chatId === current || chatId === configuredId,
    async isMember(userId) {
      // A group that writes in its own name: only its administrators can.
      if (userId === current) return true
      const found = await trying(
        (chatId) => api.raw.getChatMember({ chat_id: chatId, user_id: userId }),
        configuredId,
      )
      if (!found.ok) return found.outcome.kind === 'refused' ? false : null
      const member = found.result
      if (member.status === 'restricted') return member.is_member
      return member.status === 'creator' || member.status === 'administrator' || member.status === 'member'
    },
    threadFor: async (category) => topics.threadFor(category),
    async post(reference, where) {
      const sent = await trying(
        (chatId) =>
          api.raw.sendMessage(
            withReferences({ chat_id: chatId, ...rendered(reference), ...options(where) }, [reference]),
          ),
        where.chatId,
      )
      if (sent.ok) {
        const { chat, message_id: messageId } = sent.result
        return { kind: 'posted', place: { chatId: chat.id, threadId: where.threadId, messageId } }
      }
      if (sent.outcome.kind !== 'place-gone' || where.threadId === null)
        return { kind: 'failed', outcome: sent.outcome.kind }
      // Somebody has deleted or closed the topic: the message matters more than its place.
      await topics.forget(where.threadId)
      return self.post(reference, { ...where, threadId: null })
    },
    async edit({ chatId, messageId }, reference) {
      const edited = await trying(
        (id) =>
          api.raw.editMessageText(
            withReferences({ chat_id: id, message_id: messageId, ...rendered(reference) }, [reference]),
          ),
        chatId,
      )
      if (edited.ok || edited.outcome.kind === 'accepted') return 'done'
      if (edited.outcome.kind === 'place-gone') return 'gone'
      return 'failed'
    },
    async erase({ chatId, messageId }) {
      const erased = await trying(
        (id) => api.raw.deleteMessage({ chat_id: id, message_id: messageId }),
        chatId,
      )
      return erased.ok || erased.outcome.kind === 'refused'
    },
    async notice(callbackQueryId, reference) {
      const shown = reference === null ? {} : { text: content.render(reference).text }
      const payload = { callback_query_id: callbackQueryId, ...shown }
      await trying(
        () => api.raw.answerCallbackQuery(withReferences(payload, reference === null ? [] : [reference])),
        configuredId,
      )
    },
    async sendAudit(csv, where) {
      const file = new InputFile(Buffer.from(csv, 'utf8'), auditFileName)
      const sent = await trying(
        (chatId) => api.raw.sendDocument({ chat_id: chatId, document: file, ...options(where) }),
        where.chatId,
      )
      return sent.ok
    },
    async setCommands(commands, language) {
      // English is what everybody sees whose language has no words of its own.
      const where = language === 'en' ? {} : { language_code: language }
      const set = await trying(
        (chatId) =>
          api.raw.setMyCommands({
            commands: [...commands],
            scope: { type: 'chat', chat_id: chatId },
            ...where,
          }),
        configuredId,
      )
      return set.ok
    },
    async isOwner(chatId, userId) {
      const found = await trying((id) => api.raw.getChatMember({ chat_id: id, user_id: userId }), chatId)
      return found.ok && found.result.status === 'creator'
    },
  }
  return self
}
