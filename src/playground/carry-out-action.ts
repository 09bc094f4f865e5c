import type { InlineQueryResult } from 'grammy/types'
import type { BotApi } from './bot-api/bot-api.ts'
import { openConsolePage, type ConsolePage } from './console-page.ts'
import type { ControlAction } from './control-action.ts'

/** Carries out what a person did on the page; the answer is what the page needs to go on. */
export type CarryOut = (action: ControlAction) => Readonly<Record<string, unknown>>

/** The function throws an Error with a sentence for the page when an app would not let the person do that. */
export function createCarryOut(api: BotApi, consolePage: () => ConsolePage | null): CarryOut {
  const { people } = api
  const results = new Map<string, readonly InlineQueryResult[]>()
  api.listen((event) => {
    if (event.kind === 'inline-answered') results.set(event.queryId, event.results)
  })
  return (action) => {
    switch (action.do) {
      case 'say': {
        const { personId, chatId, text } = action
        return { messageId: people.say(personId, chatId, text, replyOf(action)).message.message_id }
      }
      case 'send-media': {
        const { personId, chatId, media } = action
        const content = media.kind === 'photo' || media.kind === 'document' ? withCaption(media) : media
        return { messageId: people.sendMedia(personId, chatId, content, replyOf(action)).message.message_id }
      }
      case 'edit':
        people.edit(action.personId, action.chatId, action.messageId, action.text)
        return {}
      case 'press':
        return {
          queryId: people.press(action.personId, action.chatId, action.messageId, action.data).queryId,
        }
      case 'forward':
        people.forward(action.personId, action.chatId, action.messageId, action.toChatId)
        return {}
      case 'open-deep-link':
        people.openDeepLink(action.personId, action.payload)
        return {}
      case 'open-page':
        return { address: openConsolePage(api, consolePage(), action.personId, action.url) }
      case 'ask-inline':
        return { queryId: people.askInline(action.personId, action.chatId, action.words).queryId }
      case 'choose-result': {
        const result = results.get(action.queryId)?.find(({ id }) => id === action.resultId)
        if (result === undefined) throw new Error('these results are gone: ask again')
        people.chooseResult(action.personId, action.chatId, result)
        return {}
      }
      case 'block-bot':
        people.blockBot(action.personId)
        return {}
      case 'unblock-bot':
        people.unblockBot(action.personId)
        return {}
      case 'set-language':
        people.setLanguage(action.personId, action.languageCode)
        return {}
      case 'add-bot':
        people.addBot(action.personId, action.chatId)
        return {}
      case 'remove-bot':
        people.removeBot(action.personId, action.chatId)
        return {}
      case 'change-bot-rights':
        people.changeBotRights(action.personId, action.chatId, action.standing)
        return {}
    }
  }
}

/** Options that were left out must be missing, not undefined. */
function replyOf({ replyTo, threadId }: { replyTo?: number | undefined; threadId?: number | undefined }) {
  return {
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(threadId === undefined ? {} : { threadId }),
  }
}

function withCaption({ kind, caption }: { kind: 'photo' | 'document'; caption?: string | undefined }) {
  return { kind, ...(caption === undefined ? {} : { caption }) }
}
