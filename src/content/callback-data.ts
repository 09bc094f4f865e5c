import { isLanguage } from '../guardrails/languages.ts'
import { topicIds, type TopicId } from '../guardrails/routes.ts'
import {
  actionIds,
  sectionIds,
  type ActionId,
  type Button,
  type RegionCode,
  type SectionId,
} from './button.ts'
import { flagActs, type FlagAct } from './moderator-ids.ts'

const actions: ReadonlyMap<string, ActionId> = new Map(actionIds.map((id) => [id, id]))
const sections: ReadonlyMap<string, SectionId> = new Map(sectionIds.map((id) => [id, id]))
const flagActsById: ReadonlyMap<string, FlagAct> = new Map(flagActs.map((id) => [id, id]))
const topics: ReadonlyMap<string, TopicId> = new Map(topicIds.map((id) => [id, id]))

/** Bytes that Telegram takes as callback data: https://core.telegram.org/bots/api#inlinekeyboardbutton */
export const longestCallbackData = 64

/** A button as callback data: an action's id, or a kind and what it needs, parted by colons. */
export function encodeButton(button: Button): string {
  switch (button.kind) {
    case 'action':
      return button.id
    case 'section':
      return `section:${button.section}`
    case 'topic':
      return `topic:${button.topic}:${button.page}`
    case 'region':
      return `region:${button.region}`
    case 'regions':
      return `regions:${button.page}`
    case 'country-lines':
      return `country-lines:${button.page}`
    case 'language':
      return `language:${button.language}`
    case 'overdose-step':
      return `overdose-step:${button.step}`
    case 'show-again':
      return `show-again:${button.outboxId}`
    case 'flag':
      return `flag:${button.act}:${button.flagId}`
  }
}

/** Reads callback data, which anybody can forge. Null when it is not exactly what `encodeButton` writes. */
export function decodeButton(data: string): Button | null {
  if (data.length > longestCallbackData) return null
  const action = actions.get(data)
  if (action !== undefined) return { kind: 'action', id: action }
  const [kind, first = '', second, ...rest] = data.split(':')
  if (rest.length > 0 || (second !== undefined && kind !== 'topic' && kind !== 'flag')) return null
  switch (kind) {
    case 'section':
      return withKnown(sections.get(first), (section) => ({ kind, section }))
    case 'topic':
      return withKnown(topics.get(first), (topic) =>
        withKnown(readNumber(second ?? ''), (page) => ({ kind, topic, page })),
      )
    case 'region':
      // The form has just been checked, which is all that the brand stands for.
      return /^[A-Z]{2}$/.test(first) ? { kind, region: first as RegionCode } : null
    case 'regions':
    case 'country-lines':
      return withKnown(readNumber(first), (page) => ({ kind, page }))
    case 'language':
      return isLanguage(first) ? { kind, language: first } : null
    case 'overdose-step':
      return withKnown(readNumber(first), (step) => ({ kind, step }))
    case 'show-again':
      return isId(first) ? { kind, outboxId: first } : null
    case 'flag':
      return withKnown(flagActsById.get(first), (act) =>
        second !== undefined && isFlagId(second) ? { kind, act, flagId: second } : null,
      )
    default:
      return null
  }
}

function withKnown<Value>(value: Value | undefined, make: (value: Value) => Button | null): Button | null {
  return value === undefined ? null : make(value)
}

/** Whole numbers from 0 to 999, written without leading zeros. */
function readNumber(text: string): number | undefined {
  return /^(0|[1-9][0-9]{0,2})$/.test(text) ? Number(text) : undefined
}

/** Ids of the store: letters, digits, dots, dashes and underscores. */
function isId(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,52}$/.test(text)
}

/** Shorter: the longest act has to fit beside it. */
function isFlagId(text: string): boolean {
  return /^[A-Za-z0-9._-]{1,40}$/.test(text)
}
