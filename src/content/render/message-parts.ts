import type { Language } from '../../guardrails/languages.ts'
import { isCrisisRoute, type CrisisRoute } from '../../guardrails/routes.ts'
import { rowsToText, type Row } from '../help-lines/block-row.ts'
import { anchorLatin } from '../help-lines/isolate.ts'
import { elsewhereCode, placeFor, type Place } from '../help-lines/place.ts'
import { placeName, printEmergencyValue, type PrintedBlock } from '../help-lines/print-place.ts'
import type { Entry, TopicEntry } from '../library.ts'
import {
  blockOf,
  isModeratorPlaceholder,
  isValuePlaceholder,
  type LineBlock,
  type Placeholder,
} from '../markup/placeholders.ts'
import { bold, joined, plain, trimmed, type RichText } from '../markup/rich-text.ts'
import { fillTemplate } from '../markup/template.ts'
import type { Reference } from '../reference.ts'
import type { Kit } from './kit.ts'
import { legalPages } from './legal-pages.ts'
import { moderatorValue } from './moderator-values.ts'
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

/** Lines offered in general: they give way to those of a crisis in the same message. */
const generalBlocks: ReadonlySet<LineBlock> = new Set(['support', 'dosing'])

/**
 * The message's own entry, then the help lines of each crisis that it also serves, each line once. Total.
 *
 * A general offer of lines gives way: a crisis that would repeat some of them stands in its place, with all its
 * own lines and those of the offer that it lacks. Any other block stays whole, and a crisis below it leaves out
 * the help lines that stand there already; one that has nothing to add is not shown. Emergency numbers stay.
 */
export function messageParts(kit: Kit, reference: Reference, language: Language): readonly MessagePart[] {
  const scene = sceneOf(kit, reference, language)
  const own = kit.entry(reference.entry, language)
  const parts = [partOf(own, renderEntry(scene, own, reference.page))]
  for (const route of scene.waiting) {
    const text = crisisText(scene, route)
    if (text.length > 0) parts.push(partOf(kit.entry(`also-${route}`, language), text))
  }
  return parts
}

function partOf(entry: Entry, text: RichText): MessagePart {
  const readable = trimmed(text).map((segment) =>
    segment.href === null ? { ...segment, text: anchorLatin(segment.text, entry.language) } : segment,
  )
  return { text: readable, firstAid: entry.meta.firstAid }
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
  /** Rows of help lines and rules for elsewhere that this message has said already. */
  readonly said: Set<string>
  /** Crises that the message also serves and that it has not come to yet. */
  readonly waiting: Set<CrisisRoute>
  /** Lines of a general offer that stand in the crisis block which took its place. */
  readonly taken: readonly Row[]
}

function sceneOf(kit: Kit, reference: Reference, language: Language): Scene {
  const routes = showsEveryLine.has(reference.entry) ? [] : reference.also.filter(isCrisisRoute)
  const place = placeOf(kit, reference)
  return { kit, reference, language, place, said: new Set(), waiting: new Set(routes), taken: [] }
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
  const instead = generalBlocks.has(block)
    ? [...scene.waiting].filter((route) => repeats(scene, route, printed))
    : []
  const [first] = instead
  if (first === undefined) return printBlock(scene, printed, block)
  const crises = instead.map((route) => scene.kit.block(route, scene.place, scene.language))
  const theirs = new Set(crises.flatMap((crisis) => crisis.rows.map(({ key }) => key)))
  const taken = printed.rows.filter(({ key }) => !theirs.has(key))
  const texts = [crisisText({ ...scene, taken }, first)]
  for (const route of instead.slice(1)) texts.push(crisisText(scene, route))
  return joined([...texts, freshRules(scene, printed)], '\n\n')
}

/** The lines of a crisis that the message also serves; empty when all of them stand in it already. */
function crisisText(scene: Scene, route: CrisisRoute): RichText {
  scene.waiting.delete(route)
  const { kit, place, language, said, taken } = scene
  if (taken.length === 0 && !hasMore(kit.block(route, place, language), said)) return []
  return trimmed(renderEntry(scene, kit.entry(`also-${route}`, language), 0))
}

function printBlock(scene: Scene, printed: PrintedBlock, block: LineBlock): RichText {
  const { said, taken } = scene
  const fresh = printed.rows.filter(({ line, key }) => line === null || !said.has(key))
  // What stands last without being a line is the number for danger, or a directory: it stays last.
  const end = fresh.findLastIndex((row) => row.line !== null) + 1
  const rows = [...fresh.slice(0, end), ...taken, ...fresh.slice(end)]
  for (const { key } of rows) said.add(key)
  const isWhole = fresh.length === printed.rows.length && taken.length === 0
  const whole = isWhole ? printed.whole : joined([printed.heading, rowsToText(rows)], '\n')
  // A long list ends with a gap, so that the rule is not read as one of its lines.
  return joined([whole, freshRules(scene, printed)], block === 'all' ? '\n\n' : '\n')
}

/** The rules for elsewhere that were not said yet; from now on they are. */
function freshRules({ said }: Scene, printed: PrintedBlock): RichText {
  const fresh = printed.elsewhere.filter(({ key }) => !said.has(key))
  for (const { key } of fresh) said.add(key)
  return rowsToText(fresh)
}

/** Whether the lines of this crisis would show a line of this block again, or nothing else. */
function repeats(scene: Scene, route: CrisisRoute, printed: PrintedBlock): boolean {
  const crisis = scene.kit.block(route, scene.place, scene.language)
  const said = new Set([...printed.rows, ...printed.elsewhere].map(({ key }) => key))
  return crisis.rows.some(({ line, key }) => line !== null && said.has(key)) || !hasMore(crisis, said)
}

function hasMore(printed: PrintedBlock, said: ReadonlySet<string>): boolean {
  const isNew = ({ key }: Row) => !said.has(key)
  return printed.rows.some(isNew) || printed.elsewhere.some(isNew)
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
