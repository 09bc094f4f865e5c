import { isPlain, type Choice, type MatcherSequence } from './matcher.ts'

/** The words by which a part of a pattern is found. */
export interface Keys {
  /** Word -> how many words behind the beginning of the part it can stand, as a set of bits. */
  readonly words: ReadonlyMap<string, number>
  readonly prefixes: ReadonlySet<string>
  readonly number: boolean
}

/** A part of a pattern that must be there, with its place in it. */
export interface NeededPart {
  readonly at: number
  readonly keys: Keys
}

/** The parts that must be there, those with the rarest words first. Rare is what few patterns need. */
export function neededParts(patterns: readonly MatcherSequence[]): readonly (readonly NeededPart[])[] {
  const known = new Map<Choice, Keys | null>()
  const keysOnce = (choice: Choice): Keys | null => {
    const seen = known.get(choice)
    if (seen !== undefined) return seen
    const keys = keysOf([choice])
    known.set(choice, keys)
    return keys
  }
  const all = patterns.map((sequence) =>
    sequence.flatMap((node, at): NeededPart[] => {
      const keys = node.kind === 'choice' ? keysOnce(node) : null
      return keys ? [{ at, keys }] : []
    }),
  )
  const popularity = new Map<string, number>()
  for (const parts of all) {
    for (const { keys } of parts) {
      for (const word of keys.words.keys()) popularity.set(word, (popularity.get(word) ?? 0) + 1)
    }
  }
  const costs = new Map<Keys, number>()
  const costOnce = (keys: Keys): number => {
    const cost = costs.get(keys) ?? costOf(keys, popularity)
    costs.set(keys, cost)
    return cost
  }
  return all.map((parts) => [...parts].sort((a, b) => costOnce(a.keys) - costOnce(b.keys)))
}

const numberCost = 400
const prefixCost = 30

function costOf(keys: Keys, popularity: ReadonlyMap<string, number>): number {
  let cost = keys.number ? numberCost : 0
  if (keys.prefixes.size > 0) cost = Math.max(cost, prefixCost)
  for (const word of keys.words.keys()) {
    // Short words are common in every language.
    const weight = word.length <= 2 ? 8 : word.length === 3 ? 3 : 1
    cost = Math.max(cost, (popularity.get(word) ?? 0) * weight)
  }
  return cost
}

/** Null when the sequence can begin with anything or be empty. */
function keysOf(sequence: MatcherSequence): Keys | null {
  const words = new Map<string, number>()
  const prefixes = new Set<string>()
  let number = false

  function addWord(word: string, offset: number): void {
    words.set(word, (words.get(word) ?? 0) | (1 << offset))
  }

  function addSequence(nodes: MatcherSequence): boolean {
    for (const node of nodes) {
      if (node.kind === 'clause-start') continue
      const inner = node.kind === 'optional' ? node.node : node
      if (inner.kind !== 'choice' || !addChoice(inner)) return false
      if (node.kind !== 'optional') return true
    }
    return false
  }

  function addChoice(choice: Choice): boolean {
    for (const word of choice.words) addWord(word, 0)
    for (const [first, phrases] of choice.phrases) {
      for (const phrase of phrases) {
        const telling = tellingPlace(phrase)
        if (telling === 0) addWord(first, 0)
        else for (const word of plainWords(phrase, telling) ?? []) addWord(word, telling)
      }
    }
    for (const prefix of choice.prefixes) prefixes.add(prefix)
    number ||= choice.number || choice.gluedAmount
    return choice.parts.every(addChoice) && choice.complex.every(addSequence)
  }

  return addSequence(sequence) ? { words, prefixes, number } : null
}

/** Where the longest word of a phrase stands that is reached over single words only: it is likely the rarest. */
function tellingPlace(phrase: MatcherSequence): number {
  let best = 0
  let longest = 0
  for (let at = 0; at < Math.min(phrase.length, 8); at++) {
    const words = plainWords(phrase, at)
    if (!words) break
    const shortest = Math.min(...words.map((word) => word.length))
    if (shortest > longest) {
      longest = shortest
      best = at
    }
  }
  return best
}

/** The words at a place of a phrase that is exactly one word long; null for any other place. */
function plainWords(phrase: MatcherSequence, at: number): readonly string[] | null {
  const node = phrase[at]
  return node?.kind === 'choice' && node.words.length > 0 && isPlain(node) ? node.words : null
}
