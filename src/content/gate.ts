import { isDeepStrictEqual } from 'node:util'
import type * as z from 'zod'
import { isLanguage, languages } from '../guardrails/languages.ts'
import { actionIds } from './button.ts'
import type { BotProfile, Content } from './content.ts'
import { createCheckText, keyboardDiffers } from './gate/check-text.ts'
import type { FindAmounts, GateReason, GateVerdict } from './gate/gate-verdict.ts'
import * as payloads from './gate/payloads.ts'
import { isAuditFile } from './gate/audit-file.ts'
import { flagCategories } from './moderator-ids.ts'
import type { Reference } from './reference.ts'

/** The last check before the wire. */
export interface Gate {
  /**
   * Lets through what the content renders from the references, letter for letter, and calls that carry no text.
   * Total: whatever it does not know is refused.
   *
   * @param method a method of the Bot API
   * @param references what the payload claims to be: one for a message, one for each inline result
   */
  check(method: string, payload: unknown, references: readonly Reference[]): GateVerdict
}

/** What is wrong with a payload; null when nothing is. */
type Check = (payload: unknown, references: readonly Reference[]) => GateReason | null

export function createGate(content: Content, findAmounts: FindAmounts): Gate {
  const checks = checksFor(content, findAmounts)
  return {
    check(method, payload, references) {
      if (payloads.textFreeMethods.has(method)) return { passes: true }
      const check = checks.get(method)
      const reason = check === undefined ? 'unknown-method' : check(payload, references)
      return reason === null ? { passes: true } : { passes: false, reason }
    },
  }
}

/** A check that first reads the payload: a field that the schema does not know is refused. */
function checking<Schema extends z.ZodType>(
  schema: Schema,
  check: (payload: z.output<Schema>, references: readonly Reference[]) => GateReason | null,
): Check {
  return (payload, references) => {
    const read = schema.safeParse(payload)
    return read.success ? check(read.data, references) : 'unknown-field'
  }
}

function checksFor(content: Content, findAmounts: FindAmounts): ReadonlyMap<string, Check> {
  const checkText = createCheckText(content, findAmounts)
  const labels: ReadonlySet<string> = new Set(
    languages.flatMap((language) => actionIds.map((id) => content.label(id, language))),
  )

  const topicNames: ReadonlySet<string> = new Set(
    [...flagCategories, 'other' as const].map((category) => content.topicName(category)),
  )
  const message = (
    payload: z.output<typeof payloads.sendMessage | typeof payloads.editMessageText>,
    [reference]: readonly Reference[],
  ): GateReason | null => {
    if (reference === undefined) return 'no-reference'
    const rendered = content.render(reference)
    const wrongText = checkText(rendered, payload.text, payload.entities)
    if (wrongText !== null) return wrongText
    return keyboardDiffers(rendered, payload.reply_markup) ? 'keyboard-differs' : null
  }

  const profile = (code: string | undefined, holds: (profile: BotProfile) => boolean): GateReason | null => {
    const language = code ?? 'en'
    const own = isLanguage(language) ? content.profile(language) : null
    return own !== null && holds(own) ? null : 'profile-differs'
  }

  return new Map<string, Check>([
    ['sendMessage', checking(payloads.sendMessage, message)],
    ['editMessageText', checking(payloads.editMessageText, message)],
    [
      'editMessageReplyMarkup',
      checking(payloads.editMessageReplyMarkup, ({ reply_markup: markup }, [reference]) => {
        if ((markup?.inline_keyboard ?? []).length === 0) return null
        if (reference === undefined) return 'no-reference'
        return keyboardDiffers(content.render(reference), markup) ? 'keyboard-differs' : null
      }),
    ],
    [
      'answerCallbackQuery',
      checking(payloads.answerCallbackQuery, ({ text }, [reference]) => {
        if (text === undefined || labels.has(text)) return null
        if (reference === undefined) return 'label-unknown'
        // A notice has no room for entities: only its text is shown.
        const rendered = content.render(reference)
        return checkText(rendered, text, rendered.entities)
      }),
    ],
    [
      'createForumTopic',
      checking(payloads.createForumTopic, ({ name }) => (topicNames.has(name) ? null : 'label-unknown')),
    ],
    [
      'sendDocument',
      checking(payloads.sendDocument, ({ document }) => (isAuditFile(document) ? null : 'document-unknown')),
    ],
    [
      'answerInlineQuery',
      checking(payloads.answerInlineQuery, ({ results }, references) => {
        if (results.length !== references.length) return 'no-reference'
        for (const [index, { title, input_message_content: shown }] of results.entries()) {
          const reference = references[index]
          if (reference === undefined) return 'no-reference'
          if (title !== content.title(reference.entry, reference.language)) return 'title-differs'
          const wrongText = checkText(content.render(reference), shown.message_text, shown.entities)
          if (wrongText !== null) return wrongText
        }
        return null
      }),
    ],
    [
      'setMyCommands',
      checking(payloads.setMyCommands, ({ commands, language_code: code, scope }) => {
        // Only the moderators' chat has commands of its own, and it is one chat.
        if (scope?.['type'] !== 'chat')
          return profile(code, (own) => isDeepStrictEqual(commands, own.commands))
        const language = code ?? 'en'
        const own = isLanguage(language) ? content.deskCommands(language) : null
        return own !== null && isDeepStrictEqual(commands, own) ? null : 'profile-differs'
      }),
    ],
    [
      'setMyName',
      checking(payloads.setMyName, ({ name, language_code: code }) =>
        profile(code, (own) => name === own.name),
      ),
    ],
    [
      'setMyDescription',
      checking(payloads.setMyDescription, ({ description, language_code: code }) =>
        profile(code, (own) => description === own.description),
      ),
    ],
    [
      'setMyShortDescription',
      checking(payloads.setMyShortDescription, ({ short_description: short, language_code: code }) =>
        profile(code, (own) => short === own.shortDescription),
      ),
    ],
  ])
}
