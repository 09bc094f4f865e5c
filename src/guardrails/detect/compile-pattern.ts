import type { Lexicon } from './lexicon.ts'
import type { Choice, MatcherNode, MatcherSequence } from './matcher.ts'
import { parsePattern, type PatternNode, type PatternSequence } from './pattern.ts'

/** Turns patterns into matchers; classes are compiled once and shared. */
export interface PatternCompiler {
  /**
   * @param barred words that a gap must not swallow.
   * @throws Error that shows the pattern and what is wrong with it.
   */
  compile(source: string, barred: ReadonlySet<string>): MatcherSequence
  /** The class as one choice; empty when the lexicon has no such class. */
  classOf(name: string): Choice
  /** Every plain word seen so far, for the correction of typing slips. */
  readonly vocabulary: ReadonlySet<string>
}

/** @param fold turns a word as written into the form that tokens have. */
export function createPatternCompiler(
  lexicon: Lexicon,
  fold: (word: string) => readonly string[],
): PatternCompiler {
  const classes = new Map<string, Choice>()
  const open = new Set<string>()
  const vocabulary = new Set<string>()

  function compile(source: string, barred: ReadonlySet<string>): MatcherSequence {
    return sequence(parsePattern(source, fold), barred)
  }

  function sequence(nodes: PatternSequence, barred: ReadonlySet<string>): MatcherSequence {
    return nodes.map((n) => node(n, barred))
  }

  function node(n: PatternNode, barred: ReadonlySet<string>): MatcherNode {
    switch (n.kind) {
      case 'word':
        vocabulary.add(n.word)
        return choiceOf([], { words: new Set([n.word]) })
      case 'prefix':
        return choiceOf([], { prefixes: [n.prefix] })
      case 'class':
        if (!lexicon.has(n.name) && !(n.name in builtIn)) {
          throw new Error(`@${n.name}: the lexicon has no such class`)
        }
        return classOf(n.name)
      case 'choice':
        return choiceOf(
          n.options.map((option) => sequence(option, barred)),
          {},
        )
      case 'optional':
        return { kind: 'optional', node: node(n.node, barred) }
      case 'gap':
        return { ...n, barred }
      default:
        return n
    }
  }

  function classOf(name: string): Choice {
    const known = classes.get(name)
    if (known) return known
    if (open.has(name)) throw new Error(`@${name}: the class holds itself`)
    open.add(name)
    const entries = [...(lexicon.get(name) ?? []), ...(builtIn[name]?.entries ?? [])]
    const choice = choiceOf(
      entries.filter((entry) => !entry.startsWith('~')).map((entry) => compile(entry, noWords)),
      builtIn[name] ?? {},
    )
    open.delete(name)
    classes.set(name, choice)
    return choice
  }

  return { compile, classOf, vocabulary }
}

const noWords: ReadonlySet<string> = new Set()

const builtIn: Record<string, { entries: string[]; number?: boolean; gluedAmount?: boolean }> = {
  number: { entries: ['@number-word'], number: true },
  amount: { entries: ['@number @unit'], gluedAmount: true },
  'number-word': { entries: [] },
  unit: { entries: [] },
}

/** Merges alternatives into one choice, with the single words in sets and phrases by first and last word. */
function choiceOf(options: readonly MatcherSequence[], own: Partial<Choice>): Choice {
  const words = new Set(own.words)
  const prefixes = [...(own.prefixes ?? [])]
  const phrases = new Map<string, MatcherSequence[]>()
  const phrasesByLast = new Map<string, MatcherSequence[]>()
  const complex: MatcherSequence[] = []
  let number = own.number ?? false
  let gluedAmount = own.gluedAmount ?? false
  for (const option of options) {
    const first = option[0]
    const last = option.at(-1)
    if (option.length === 1 && first?.kind === 'choice') {
      for (const word of first.words) words.add(word)
      prefixes.push(...first.prefixes)
      number ||= first.number
      gluedAmount ||= first.gluedAmount
      for (const [word, list] of first.phrases) push(phrases, word, list)
      for (const [word, list] of first.phrasesByLast) push(phrasesByLast, word, list)
      complex.push(...first.complex)
    } else if (isPlain(first) && isPlain(last)) {
      for (const word of first.words) push(phrases, word, [option])
      for (const word of last.words) push(phrasesByLast, word, [option])
    } else complex.push(option)
  }
  return { kind: 'choice', words, prefixes, number, gluedAmount, phrases, phrasesByLast, complex }
}

function isPlain(node: MatcherNode | undefined): node is Choice {
  return (
    node?.kind === 'choice' &&
    node.prefixes.length === 0 &&
    !node.number &&
    !node.gluedAmount &&
    node.phrases.size === 0 &&
    node.complex.length === 0
  )
}

function push(map: Map<string, MatcherSequence[]>, word: string, list: readonly MatcherSequence[]): void {
  const known = map.get(word)
  if (known) known.push(...list)
  else map.set(word, [...list])
}
