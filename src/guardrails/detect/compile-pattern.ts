import { buildChoice } from './choice.ts'
import type { Lexicon } from './lexicon.ts'
import type { Choice, MatcherNode, MatcherSequence } from './matcher.ts'
import { parsePattern, type PatternNode, type PatternSequence } from './pattern.ts'

/** Turns patterns into matchers; classes and single words are compiled once and shared. */
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
  const words = new Map<string, Choice>()
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
        return wordChoice(n.word)
      case 'prefix':
        return choice([[n]], barred)
      case 'class':
        return knownClass(n.name)
      case 'choice':
        return choice(n.options, barred)
      case 'optional':
        return { kind: 'optional', node: node(n.node, barred) }
      case 'gap':
        return { ...n, barred }
      default:
        return n
    }
  }

  function choice(options: readonly PatternSequence[], barred: ReadonlySet<string>): Choice {
    const builder = buildChoice({})
    for (const option of options) {
      const only = option.length === 1 ? option[0] : undefined
      if (only?.kind === 'word') {
        vocabulary.add(only.word)
        builder.addWord(only.word)
      } else if (only?.kind === 'prefix') builder.addPrefix(only.prefix)
      else builder.addSequence(sequence(option, barred))
    }
    return builder.build()
  }

  function wordChoice(word: string): Choice {
    const known = words.get(word)
    if (known) return known
    vocabulary.add(word)
    const builder = buildChoice({})
    builder.addWord(word)
    const made = builder.build()
    words.set(word, made)
    return made
  }

  function knownClass(name: string): Choice {
    if (!lexicon.has(name) && !(name in builtIn)) throw new Error(`@${name}: the lexicon has no such class`)
    return classOf(name)
  }

  function classOf(name: string): Choice {
    const known = classes.get(name)
    if (known) return known
    if (open.has(name)) throw new Error(`@${name}: the class holds itself`)
    open.add(name)
    const builder = buildChoice(builtIn[name] ?? {})
    for (const entry of [...(lexicon.get(name) ?? []), ...(builtIn[name]?.entries ?? [])]) {
      if (!entry.startsWith('~')) builder.addSequence(compile(entry, noWords))
    }
    open.delete(name)
    const made = builder.build()
    classes.set(name, made)
    return made
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
