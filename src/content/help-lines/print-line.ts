import type { Language } from '../../guardrails/languages.ts'
import type { RegionCode } from '../button.ts'
import { code, joined, link, plain, textOf, type RichText } from '../markup/rich-text.ts'
import type { HelpLine } from '../schemas/hotline-schema.ts'
import type { LineWords } from '../schemas/lines-schema.ts'
import { fillWords } from './fill-words.ts'
import { isolate, isolateName, listComma } from './isolate.ts'
import { phoneForm } from './phone-form.ts'
import { printDate } from './print-date.ts'
import { isFresh } from './showable.ts'

/** In which language and with which words lines are printed, and on which day. */
export interface Voice {
  readonly language: Language
  readonly words: LineWords
  readonly today: string
  /** The country's name in this language. */
  readonly regionName: (region: RegionCode) => string
  /** The same as it stands in a sentence: "the United States". */
  readonly regionInSentence: (region: RegionCode) => string
}

export type Channel = 'call' | 'text' | 'chat'

/** One way to reach one line. */
export interface Pick {
  readonly line: HelpLine
  readonly channel: Channel
}

/** Whether one number takes calls and texts, so that one printed line serves both. */
export function takesTextOnItsNumber(line: HelpLine): boolean {
  return line.sms !== undefined && line.sms.word === undefined && line.sms.number === line.phone
}

/** `Call 988 · Name (free, 24/7)`; the name is left out right below another way to reach the same line. */
export function printPick(pick: Pick, voice: Voice, withName: boolean): RichText {
  const reach = printReach(pick, voice)
  if (!withName) return reach
  const notes = notesOf(pick.line, voice)
  const name = isolateName(nameOf(pick.line, voice), voice.language)
  return joined([reach, notes === '' ? name : [...name, plain(` (${notes})`)]], ' · ')
}

function printReach({ line, channel }: Pick, voice: Voice): RichText {
  const { words, language } = voice
  if (channel === 'chat') return fillWords(words.chat, { address: printAddress(line.chat ?? '', language) })
  if (channel === 'text' && line.sms !== undefined) {
    const number = isolate([code(line.sms.number)], language)
    if (line.sms.word === undefined) return fillWords(words.text, { number })
    return fillWords(words.textWord, { number, word: isolate([code(line.sms.word)], language) })
  }
  const dialled = isolate(phoneForm(line), language)
  const number =
    line.press === undefined
      ? dialled
      : joined([dialled, fillWords(words.press, { key: [plain(line.press)] })], listComma(language))
  return fillWords(takesTextOnItsNumber(line) ? words.callOrText : words.call, { number })
}

/** An address without what only machines need, as a link. */
export function printAddress(address: string, language: Language): RichText {
  const readable = address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return isolate([link(readable, address)], language)
}

/** The line's own name where the person can be expected to read it, else its English name. */
export function nameOf(line: HelpLine, { language, words }: Voice): string {
  if (line.kind === 'emergency' && line.service !== undefined && line.service !== 'text')
    return line.service === 'all' ? words.emergency : words[line.service]
  return language !== 'en' && line.languages.includes(language) ? line.name.local : line.name.en
}

/** Free and always open are said only where a source says so; set hours are said wherever they are known. */
function notesOf(line: HelpLine, voice: Voice): string {
  const { words, today } = voice
  if (line.kind === 'emergency') return ''
  const isNamed = line.with !== undefined || line.scope === undefined || line.name.en.includes(line.scope)
  const facts = [
    isNamed ? '' : line.scope,
    line.free === true ? words.free : '',
    openingNote(line, voice),
    isFresh(line, today) ? '' : words.lastChecked.replace('{date}', dateOfCheck(line, voice)),
  ]
  return facts.filter((fact) => fact !== '').join(listComma(voice.language))
}

function dateOfCheck(line: HelpLine, voice: Voice): string {
  return line.checked === undefined ? voice.words.unknown : textOf(printDate(line.checked, voice))
}

/** The hours themselves are noted in English only. */
function openingNote(line: HelpLine, { words, language }: Voice): string {
  if (line.alwaysOpen === true) return words.always
  if (line.alwaysOpen !== false) return ''
  return language === 'en' ? (line.hours ?? words.notAlways) : words.notAlways
}
