import type { Api } from 'grammy'
import type { InlineQueryResultArticle } from 'grammy/types'
import type { Content } from '../../content/content.ts'
import { plainReference, type Reference } from '../../content/reference.ts'
import { freshContext } from '../../flows/conversation-context.ts'
import { crisisReply } from '../../flows/replies/crisis-reply.ts'
import { isCrisisRoute } from '../../guardrails/routes.ts'
import { emptyContext, type Verdict } from '../../guardrails/verdict.ts'
import type { Guardrails } from '../../guardrails/guardrails.ts'
import { withReferences } from '../outbound/gate-transformer.ts'
import type { Inbound } from '../inbound/inbound.ts'

type InlineInbound = Extract<Inbound, { kind: 'inline' }>

/**
 * Answers an inline query: in a crisis the help lines stand first, else the nearest topics, ready to be shared in
 * any chat. Results carry no buttons, because what is shared is read by everybody there.
 */
export function createInlineAnswer(api: Api, content: Content, guardrails: Guardrails) {
  return async (inbound: InlineInbound): Promise<void> => {
    const verdict = guardrails.decide(inbound.text, { ...emptyContext, language: inbound.telegramLanguage })
    const references = referencesFor(verdict)
    const results = references.map((reference, position): InlineQueryResultArticle => {
      const message = content.render(reference)
      return {
        type: 'article',
        id: String(position),
        title: content.title(reference.entry, reference.language),
        input_message_content: {
          message_text: message.text,
          entities: [...message.entities],
          link_preview_options: { is_disabled: true },
        },
      }
    })
    await api.raw.answerInlineQuery(
      withReferences(
        { inline_query_id: inbound.inlineQueryId, results, cache_time: 0, is_personal: true },
        references,
      ),
    )
  }
}

function referencesFor(verdict: Verdict): readonly Reference[] {
  const { route, language } = verdict
  const topics = verdict.topics.map((topic) => plainReference(`topic:${topic}`, { language }))
  if (!isCrisisRoute(route)) return [...topics, plainReference('crisis-lines', { language })]
  const { crisisTurn: turn, region } = freshContext()
  const crisis = crisisReply({ ...verdict, route }, { language, region, turn })
  return [{ ...crisis, keyboard: [] }, ...topics]
}
