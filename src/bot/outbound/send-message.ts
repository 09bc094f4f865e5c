import type { Api } from 'grammy'
import type { Content } from '../../content/content.ts'
import type { Reference } from '../../content/reference.ts'
import { withReferences } from './gate-transformer.ts'
import { messagePayload } from './message-payload.ts'
import { outcomeOfError, type SendOutcome } from './send-outcome.ts'
import type { Target } from './target.ts'

/** One try to send one message. Never throws: every failure is an outcome. */
export type SendMessage = (target: Target, reference: Reference) => Promise<SendOutcome>

/** Renders a reference and calls Telegram; the gate next to the wire checks it once more. */
export function createSendMessage(api: Api, content: Content): SendMessage {
  const call = async (target: Target, reference: Reference): Promise<void> => {
    const shared = { chat_id: target.chatId, ...messagePayload(content.render(reference)) }
    if (target.editMessageId !== null) {
      await api.raw.editMessageText(
        withReferences({ ...shared, message_id: target.editMessageId }, [reference]),
      )
      return
    }
    await api.raw.sendMessage(
      withReferences(
        {
          ...shared,
          ...(target.threadId === null ? {} : { message_thread_id: target.threadId }),
          ...(target.replyToMessageId === null
            ? {}
            : {
                reply_parameters: {
                  message_id: target.replyToMessageId,
                  allow_sending_without_reply: true,
                },
              }),
        },
        [reference],
      ),
    )
  }
  return async (target, reference) => {
    try {
      await call(target, reference)
      return { kind: 'accepted' }
    } catch (error) {
      return outcomeOfError(error)
    }
  }
}
