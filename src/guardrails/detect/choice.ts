import { isPlain, type Choice, type MatcherSequence } from './matcher.ts'

type Phrases = Map<string, MatcherSequence[]>

/** Gathers the alternatives of a choice: single words in a set, phrases by their first and last word. */
export interface ChoiceBuilder {
  addWord(word: string): void
  addPrefix(prefix: string): void
  addChoice(choice: Choice): void
  /** A sequence of any length. */
  addSequence(sequence: MatcherSequence): void
  build(): Choice
}

const noPhrases: ReadonlyMap<string, readonly MatcherSequence[]> = new Map()
const nothing: readonly never[] = []
/** A choice with more words than this is shared rather than copied. */
const mostCopied = 40
/** Up to so many words are compared one by one: most choices hold one or two, and a set for each takes megabytes. */
const mostListed = 4

export function buildChoice(own: {
  readonly number?: boolean
  readonly gluedAmount?: boolean
}): ChoiceBuilder {
  const words = new Set<string>()
  const prefixes: string[] = []
  const phrases: Phrases = new Map()
  const phrasesByLast: Phrases = new Map()
  const complex: MatcherSequence[] = []
  const parts: Choice[] = []
  let number = own.number ?? false
  let gluedAmount = own.gluedAmount ?? false

  const holdsOnlyWords = () =>
    prefixes.length + phrases.size + complex.length + parts.length === 0 && !number && !gluedAmount

  const builder: ChoiceBuilder = {
    addWord: (word) => words.add(word),
    addPrefix: (prefix) => prefixes.push(prefix),
    addChoice(choice) {
      if (choice.words.length + choice.phrases.size + choice.parts.length > mostCopied) {
        parts.push(choice)
        return
      }
      parts.push(...choice.parts)
      for (const word of choice.words) words.add(word)
      prefixes.push(...choice.prefixes)
      number ||= choice.number
      gluedAmount ||= choice.gluedAmount
      for (const [word, list] of choice.phrases) file(phrases, word, list)
      for (const [word, list] of choice.phrasesByLast) file(phrasesByLast, word, list)
      complex.push(...choice.complex)
    },
    addSequence(sequence) {
      const first = sequence[0]
      const last = sequence.at(-1)
      if (sequence.length === 1 && first?.kind === 'choice') builder.addChoice(first)
      else if (first?.kind === 'choice' && last?.kind === 'choice' && isPlain(first) && isPlain(last)) {
        for (const word of first.words) file(phrases, word, [sequence])
        for (const word of last.words) file(phrasesByLast, word, [sequence])
      } else complex.push(sequence)
    },
    build: () => ({
      // One literal for all choices: V8 then reads them all by one shape.
      kind: 'choice',
      only: words.size === 1 && holdsOnlyWords() ? ([...words][0] ?? null) : null,
      words: [...words],
      wordSet: words.size > mostListed ? words : null,
      prefixes: prefixes.length === 0 ? nothing : prefixes,
      number,
      gluedAmount,
      phrases: phrases.size === 0 ? noPhrases : phrases,
      phrasesByLast: phrasesByLast.size === 0 ? noPhrases : phrasesByLast,
      complex: complex.length === 0 ? nothing : complex,
      parts: parts.length === 0 ? nothing : parts,
    }),
  }
  return builder
}

function file(map: Phrases, word: string, list: readonly MatcherSequence[]): void {
  const known = map.get(word)
  if (known) known.push(...list)
  else map.set(word, [...list])
}
