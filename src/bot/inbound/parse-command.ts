import type { RegionCode } from '../../content/button.ts'
import type { Command, StartPayload } from '../../flows/conversation-event.ts'
import { isLanguage, languages, type Language } from '../../guardrails/languages.ts'
import { topicIds, type TopicId } from '../../guardrails/routes.ts'

const topicSet: ReadonlySet<string> = new Set(topicIds)
const isTopic = (word: string): word is TopicId => topicSet.has(word)

/** Names of the languages in their own tongue and in English, for `/language deutsch`. */
const languageNames: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((code) =>
    [code, 'en'].map((tongue): [string, Language] => [
      (new Intl.DisplayNames([tongue], { type: 'language' }).of(code) ?? code).toLocaleLowerCase(tongue),
      code,
    ]),
  ),
)

/** `/language` takes a code or a name; null when it is none of ours. */
export function parseLanguage(words: string): Language | null {
  const wanted = words.trim().toLowerCase()
  if (isLanguage(wanted)) return wanted
  return languageNames.get(wanted) ?? null
}

/** The payload of a deep link: a topic id, `crisis` or `menu`; null for anything else. */
export function parseStartPayload(payload: string): StartPayload | null {
  if (isTopic(payload)) return { kind: 'topic', topic: payload }
  if (payload === 'crisis' || payload === 'menu') return { kind: payload }
  return null
}

export interface ParsedCommand {
  readonly command: Command
  readonly argument: string
}

/**
 * Reads `/name@bot argument`. Null when it is no command of ours: then it is read as text, so that nothing that
 * a person types behind a slash is lost.
 *
 * @param findRegion looks a country up by code or by name in any language
 */
export function parseCommand(
  name: string,
  argument: string,
  findRegion: (words: string) => RegionCode | null,
): ParsedCommand | null {
  const words = argument.trim()
  switch (name.toLowerCase()) {
    case 'start':
      return { command: { name: 'start', payload: parseStartPayload(words) }, argument: words }
    case 'region':
      return {
        command: { name: 'region', region: words === '' ? null : findRegion(words), asked: words !== '' },
        argument: words,
      }
    case 'language':
      return {
        command: { name: 'language', language: parseLanguage(words), asked: words !== '' },
        argument: words,
      }
    case 'crisis':
    case 'topics':
    case 'help':
    case 'privacy':
    case 'mydata':
    case 'forget':
    case 'about': {
      // The case list above is the type: TypeScript does not narrow through toLowerCase().
      const known = name.toLowerCase() as
        'crisis' | 'topics' | 'help' | 'privacy' | 'mydata' | 'forget' | 'about'
      return { command: { name: known }, argument: words }
    }
    default:
      return null
  }
}

/** A payload with words in it (`i_want_to_die`), as text for the guardrails; empty when it is one of ours. */
export function payloadAsText(payload: string): string {
  return parseStartPayload(payload) === null ? payload.replace(/[_-]+/g, ' ').trim() : ''
}
