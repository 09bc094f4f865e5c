import type { Language } from '../../guardrails/languages.ts'
import { isCrisisRoute } from '../../guardrails/routes.ts'
import { anchorLatin } from '../help-lines/isolate.ts'
import { elsewhereCode, placeFor, type Place } from '../help-lines/place.ts'
import { placeName, printEmergencyValue } from '../help-lines/print-place.ts'
import type { Entry, TopicEntry } from '../library.ts'
import {
  blockOf,
  isModeratorPlaceholder,
  isValuePlaceholder,
  type LineBlock,
  type Placeholder,
} from '../markup/placeholders.ts'
import { bold, joined, plain, textOf, trimmed, type RichText } from '../markup/rich-text.ts'
import { fillTemplate } from '../markup/template.ts'
import type { Reference } from '../reference.ts'
import type { Kit } from './kit.ts'
import { legalPages } from './legal-pages.ts'
import { moderatorValue } from './moderator-values.ts'
import { ownFlags } from './own-flags.ts'
import { topicFoot } from './topic-foot.ts'
import { valueText } from './values.ts'

/** What one entry adds to a message. */
export interface MessagePart {
  readonly text: RichText
  /** Whether the entry teaches first aid, which the check for amounts knows by name. */
  readonly firstAid: boolean
}

/** Cards that show every line already: nothing has to be added below them. */
const showsEveryLine: ReadonlySet<string> = new Set(['crisis-lines', 'country-lines'])

/** The message's own entry, then the help lines of each crisis that it also serves. Total. */
export function messageParts(kit: Kit, reference: Reference, language: Language): readonly MessagePart[] {
  const scene = sceneOf(kit, reference, language)
  const own = kit.entry(reference.entry, language)
  const routes = showsEveryLine.has(reference.entry) ? [] : reference.also.filter(isCrisisRoute)
  const also = [...new Set(routes)].map((route) => kit.entry(`also-${route}`, language))
  return [own, ...also].map((entry, index) => ({
    text: trimmed(renderEntry(scene, entry, index === 0 ? reference.page : 0)).map((segment) =>
      segment.href === null ? { ...segment, text: anchorLatin(segment.text, entry.language) } : segment,
    ),
    firstAid: entry.meta.firstAid,
  }))
}

/** How many pages the entry has for this person. */
export function pageCount(kit: Kit, reference: Reference, language: Language): number {
  const entry = kit.entry(reference.entry, language)
  if (entry.kind === 'topic') return entry.parts.length + extraPages(kit, entry, language).length
  if (entry.meta.id === 'country-lines') return kit.countryPages(placeOf(kit, reference), language).length
  return 1
}

interface Scene {
  readonly kit: Kit
  readonly reference: Reference
  readonly language: Language
  readonly place: Place
  /** Rules for elsewhere that this message has said already. */
  readonly said: Set<string>
}

function sceneOf(kit: Kit, reference: Reference, language: Language): Scene {
  return { kit, reference, language, place: placeOf(kit, reference), said: new Set() }
}

function placeOf(kit: Kit, reference: Reference): Place {
  return placeFor(kit.directory.lines, reference.region, kit.settings.defaultRegion ?? elsewhereCode)
}

function renderEntry(scene: Scene, entry: Entry, page: number): RichText {
  if (entry.kind === 'topic') return renderTopic(scene, entry, page)
  const part = entry.parts[modulo(scene.reference.variant, entry.parts.length)]
  const text = fillTemplate(part?.template ?? [], (name) => valueOf(scene, name))
  if (entry.meta.id !== 'country-lines') return text
  const pages = scene.kit.countryPages(scene.place, scene.language)
  return joined([text, pages[clamped(page, pages.length)] ?? []], '\n\n')
}

function renderTopic(scene: Scene, topic: TopicEntry, page: number): RichText {
  const { kit } = scene
  const words = kit.wordsIn(topic.language)
  const pages = [
    ...topic.parts.map((part) => fillTemplate(part.template, (name) => valueOf(scene, name))),
    ...extraPages(kit, topic, scene.language),
  ]
  const shown = clamped(page, pages.length)
  const title: RichText = shown === 0 ? [bold(topic.meta.title)] : []
  const isLast = shown === pages.length - 1
  const foot = isLast ? topicFoot(topic, kit.library.sources, kit.served.signatures(topic), words) : []
  return joined([title, pages[shown] ?? [], foot], '\n\n')
}

/** In the person's language even where the topic itself is still read in English: the law is data, not prose. */
function extraPages(kit: Kit, topic: TopicEntry, language: Language): readonly RichText[] {
  if (topic.meta.id !== 'legal-status') return []
  return legalPages(kit.library.legal, kit.library.sources, kit.wordsIn(language))
}

function valueOf(scene: Scene, name: Placeholder): RichText {
  const { kit, language, place, reference } = scene
  const words = kit.wordsIn(language)
  if (!isValuePlaceholder(name)) return blockText(scene, blockOf(name))
  if (name === 'flags' && words.lines.flags !== undefined)
    return ownFlags(reference.values.flags ?? [], words.lines.flags, words)
  if (isModeratorPlaceholder(name)) return moderatorValue(name, reference.values, kit.moderators)
  if (name === 'emergency') return printEmergencyValue(place, kit.directory, words.voice)
  return [
    plain(
      valueText(name, reference.values, {
        words,
        retentionDays: kit.settings.retentionDays,
        place: placeName(place, words.voice),
        topicTitle: (topic) => kit.titleOf(topic, language),
      }),
    ),
  ]
}

function blockText(scene: Scene, block: LineBlock): RichText {
  const printed = scene.kit.block(block, scene.place, scene.language)
  const fresh = printed.elsewhere.filter((rule) => !scene.said.has(textOf(rule)))
  for (const rule of fresh) scene.said.add(textOf(rule))
  // A long list ends with a gap, so that the rule is not read as one of its lines.
  return joined([printed.rows, joined(fresh, '\n')], block === 'all' ? '\n\n' : '\n')
}

/** Which of `length` things a number names, whatever the number is. */
function modulo(number: number, length: number): number {
  const whole = Number.isFinite(number) ? Math.trunc(number) : 0
  return ((whole % length) + length) % length
}

function clamped(page: number, length: number): number {
  const whole = Number.isFinite(page) ? Math.trunc(page) : 0
  return Math.min(Math.max(whole, 0), length - 1)
}
