import { link, plain, type RichText } from '../markup/rich-text.ts'
import type { ModeratorPlaceholder } from '../markup/placeholders.ts'
import { shownStates } from '../moderator-ids.ts'
import type { FlagLine, TemplateValues } from '../reference.ts'
import type { ModeratorWords } from '../schemas/moderator-words-schema.ts'
import { clipped, minuteOf } from './value-forms.ts'

const longestLine = 300
const mostLines = 12
const longestFact = 60

/** The values that only cards for moderators have. Total: what is missing is said to be nothing. */
export function moderatorValue(
  name: ModeratorPlaceholder,
  values: TemplateValues,
  words: ModeratorWords,
): RichText {
  switch (name) {
    case 'state': {
      const state = shownStates.find((one) => one === values.flag?.state)
      return [plain(state === undefined ? words.none : words.states[state])]
    }
    case 'holder':
      return values.holder === undefined ? [plain(words.nobody)] : holderName(values.holder, words)
    case 'notes': {
      const notes = (values.notes ?? []).map((note) => words.notes[note] ?? note)
      return [plain(notes.length === 0 ? words.none : notes.join('; '))]
    }
    case 'marks':
      return [plain((values.marks ?? []).map((mark) => `, ${words.marks[mark] ?? mark}`).join(''))]
    case 'flags':
      return [plain(lines((values.flags ?? []).map((flag, index) => flagLine(flag, index + 1, words))))]
    case 'excerpts':
      return [
        plain(
          lines((values.excerpts ?? []).map((text, index) => `${index + 1}. ${clipped(text, longestLine)}`)),
        ),
      ]
    case 'numbers':
      return [
        plain(
          lines(
            (values.numbers ?? []).map(
              ({ name: what, count }) => `${clipped(what, longestFact)}: ${whole(count)}`,
            ),
            40,
          ),
        ),
      ]
  }
}

function holderName({ key, id }: NonNullable<TemplateValues['holder']>, words: ModeratorWords): RichText {
  const name = callSign(key, words)
  return [id === null ? plain(name) : link(name, `tg://user?id=${whole(id)}`)]
}

/** One of 1,024 names, from the first characters of the keyed hash. */
export function callSign(key: string, { firstNames, secondNames }: ModeratorWords): string {
  const bits = Array.from(key.slice(0, 6)).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 104_729,
    7,
  )
  return `${firstNames[bits % 32] ?? ''} ${secondNames[Math.floor(bits / 32) % 32] ?? ''}`
}

function flagLine({ route, severity, state, time }: FlagLine, number: number, words: ModeratorWords): string {
  const facts = [severity, route, words.states[state] ?? state].map((fact) => clipped(fact, longestFact))
  return `${number}. ${facts.join(', ')}, ${minuteOf(time, words.none)}`
}

function lines(all: readonly string[], most = mostLines): string {
  return all.slice(0, most).join('\n')
}

const whole = (value: number): string =>
  Number.isFinite(value) ? String(Math.max(0, Math.trunc(value))) : '0'
