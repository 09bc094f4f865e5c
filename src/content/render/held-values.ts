import { flagsInOneMessage, type HeldFact, type HeldFlag } from '../held.ts'
import { printMoment } from '../help-lines/print-date.ts'
import { flagCategoryOf } from '../moderator-ids.ts'
import type { TemplateValues } from '../reference.ts'
import type { Words } from '../words-for.ts'

const mostFacts = 12

/** The lists of /mydata. Total: what does not read is said to be not known. */
export function heldText(
  name: 'talk' | 'held',
  values: TemplateValues,
  words: Words,
  topicTitle: (topic: Extract<HeldFact, { what: 'topic' }>['topic']) => string,
): string {
  const all =
    name === 'talk'
      ? (values.talk ?? []).slice(0, mostFacts).map((fact) => factLine(fact, words, topicTitle))
      : (values.held ?? []).slice(0, flagsInOneMessage).map((flag) => flagLine(flag, words))
  return all.length === 0 ? words.held.none : all.join('\n')
}

function factLine(
  fact: HeldFact,
  { held, lines, voice, languageName }: Words,
  topicTitle: Parameters<typeof heldText>[3],
): string {
  const form = held.facts[fact.what]
  const date = 'time' in fact ? printMoment(fact.time, voice) : ''
  switch (fact.what) {
    case 'where':
      return filled(form, { place: held.places[fact.place] ?? lines.unknown })
    case 'spoken':
      return filled(form, { language: languageName(fact.language) })
    case 'topic':
      return filled(form, { topic: topicTitle(fact.topic) })
    case 'help-lines':
      return filled(form, { date, kind: held.kinds[flagCategoryOf(fact.route)] })
    case 'loss':
    case 'muted':
      return filled(form, { date })
    case 'amounts':
    case 'illegal':
      return filled(form, { date, count: whole(fact.count) })
    case 'waiting':
      return filled(form, { count: whole(fact.count) })
  }
}

function flagLine(flag: HeldFlag, { held, lines, voice }: Words): string {
  return filled(held.flag, {
    number: whole(flag.number),
    date: printMoment(flag.time, voice),
    kind: held.kinds[flagCategoryOf(flag.route)],
    state: held.states[flag.state] ?? lines.unknown,
    pieces: whole(flag.pieces),
    until: printMoment(flag.until, voice),
  })
}

function filled(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

const whole = (count: number): string =>
  Number.isFinite(count) ? String(Math.max(0, Math.trunc(count))) : '0'
