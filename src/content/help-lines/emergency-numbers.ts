import { code, joined, plain, type RichText } from '../markup/rich-text.ts'
import type { HelpLine } from '../schemas/hotline-schema.ts'
import { isForEverybody } from './choose-lines.ts'
import { fillWords } from './fill-words.ts'
import { isolate } from './isolate.ts'
import { nameOf, type Voice } from './print-line.ts'
import { isShowable } from './showable.ts'

/** Who is needed: an ambulance, or the police as well. */
export type EmergencyNeed = 'ambulance' | 'police'

/** At most two numbers, the best first: one that serves all, or one for what is needed. */
export function emergencyLines(
  all: readonly HelpLine[],
  need: EmergencyNeed,
  today: string,
): readonly HelpLine[] {
  const fitting = all.filter(
    (line) =>
      line.kind === 'emergency' &&
      isShowable(line, today) &&
      line.phone !== undefined &&
      isForEverybody(line) &&
      (line.service === 'all' || line.service === need),
  )
  return [...fitting].sort((a, b) => a.rank - b.rank).slice(0, 2)
}

/** `112 or 144`. */
export function printNumbers(lines: readonly HelpLine[], voice: Voice): RichText {
  return joined(
    lines.map((line) => isolate([code(line.phone ?? '')], voice.language)),
    ` ${voice.words.or} `,
  )
}

/** `Call 112 or 144 · emergency services`. Empty when the country has no such number. */
export function printEmergency(lines: readonly HelpLine[], voice: Voice): RichText {
  const [first] = lines
  if (first === undefined) return []
  const call = fillWords(voice.words.call, { number: printNumbers(lines, voice) })
  return [...call, plain(` · ${nameOf(first, voice)}`)]
}
