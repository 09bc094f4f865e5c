import type { Keyboard, RegionCode } from '../content/button.ts'
import type { CardId } from '../content/card-ids.ts'
import { noteIds, type FlagAct, type FlagMark } from '../content/moderator-ids.ts'
import { plainReference, type Reference, type TemplateValues } from '../content/reference.ts'
import { resolutions, type FlagCase } from './flag-case.ts'

/** Which buttons stand below a card: the usual ones, or a choice that was opened. */
export type CardMenu = 'main' | 'resolve' | 'note' | 'check-in'

export interface CardFacts {
  /** Flags of this conversation, this one among them. */
  readonly count: number
  readonly isMuted: boolean
}

/** A message for moderators: always in English, and about nobody's country. */
export function moderatorReference(
  entry: CardId,
  values: TemplateValues = {},
  keyboard: Keyboard = [],
): Reference {
  return plainReference(entry, { values, keyboard })
}

/** The card of a flag in the moderators' chat. It shows how the bot answered and as little of the person as can be. */
export function flagCard(flagCase: FlagCase, facts: CardFacts, menu: CardMenu = 'main'): Reference {
  const { flag, details } = flagCase
  const values: TemplateValues = {
    flag: {
      route: details.route,
      severity: flag.severity,
      answer: details.answer,
      state: flag.state,
      code: flag.id,
    },
    // Parsed when the conversation chose it; kept as text in the sealed details.
    ...(details.region === null ? {} : { region: details.region as RegionCode }),
    language: details.language,
    time: new Date(flag.createdAt).toISOString(),
    excerpt: details.excerpt,
    count: facts.count,
    ...(flag.holder === null ? {} : { holder: { key: flag.holder, id: details.holderId } }),
    notes: details.notes.map(({ note }) => note),
    marks: marksOf(flagCase, facts),
  }
  const toConsole: Keyboard = menu === 'main' ? [[{ kind: 'console-link', flagId: flag.id }]] : []
  return moderatorReference('moderator-flag', values, [...keyboardFor(flagCase, menu), ...toConsole])
}

function marksOf({ flag, details }: FlagCase, { isMuted }: CardFacts): readonly FlagMark[] {
  const marks: readonly (readonly [FlagMark, boolean])[] = [
    ['unclaimed', flag.state === 'open' && details.rings > 0],
    ['corrected', details.corrected],
    ['muted', isMuted],
    ['checked-in', details.checkIns > 0],
    ['example', details.isExample],
  ]
  return marks.flatMap(([mark, holds]) => (holds ? [mark] : []))
}

function keyboardFor({ flag, details }: FlagCase, menu: CardMenu): Keyboard {
  const button = (act: FlagAct) => ({ kind: 'flag' as const, act, flagId: flag.id })
  const rows = (...acts: readonly (readonly FlagAct[])[]): Keyboard =>
    acts.map((row) => row.map(button)).filter((row) => row.length > 0)
  if (menu === 'resolve') return rows(resolutions.slice(0, 2), resolutions.slice(2), ['back'])
  if (menu === 'note') return rows(...noteIds.map((note) => [note]), ['back'])
  if (menu === 'check-in') return rows(['check-in-seen'], ['check-in-here'], ['back'])
  switch (flag.state) {
    case 'open':
      return rows(['claim'])
    case 'claimed':
      return rows(
        ['context', 'note'],
        ['resolve', 'hand-over'],
        details.personId === null ? [] : ['check-in'],
      )
    case 'false-alarm':
      return rows(details.isExample ? [] : ['example'])
    case 'helped':
    case 'referred':
    case 'emergency':
      return []
  }
}
