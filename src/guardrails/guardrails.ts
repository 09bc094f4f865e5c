import { compileClassifier } from './classifier/classifier.ts'
import { compileDetector } from './detect/detect.ts'
import { compileTopicOverlap } from './detect/topic-overlap.ts'
import { decideFrom } from './decide/decide.ts'
import type { Language } from './languages.ts'
import type { TopicId } from './routes.ts'
import type { SourceFile } from './source-file.ts'
import { foldText } from './text/fold-text.ts'
import { compileKnownWords } from './text/known-words.ts'
import { foldWord, readLanguageWords } from './text/language-words.ts'
import { compileReader } from './text/read-text.ts'
import { tokenize } from './text/tokenize.ts'
import type { DecisionContext, Verdict } from './verdict.ts'

export interface Guardrails {
  /**
   * The one decision about a message. Pure and synchronous; never throws, whatever the text holds.
   * @param text as it was sent, any length, empty too.
   */
  decide(text: string, context: DecisionContext): Verdict
}

/** The data that the guardrails are made of, as read by the shell. */
export interface GuardrailSources {
  readonly rules: readonly SourceFile[]
  readonly lexicon: readonly SourceFile[]
  readonly languageWords: SourceFile
  /** Weights of the classifier; null: the rules decide alone. */
  readonly weights: Uint8Array | null
  readonly topicQuestions: readonly {
    readonly topic: TopicId
    readonly language: Language
    readonly questions: readonly string[]
  }[]
}

/**
 * Compiles all data once, so that a decision is fast.
 * @throws Error naming file, line and fix when the data do not fit their format.
 */
export function compileGuardrails(sources: GuardrailSources): Guardrails {
  const { read, detector, classifier, overlap } = compileParts(sources)
  return {
    decide(text, context) {
      const reading = read(text, context.language)
      const words = reading.variants[0]?.tokens ?? []
      const findings = detector.detect(reading)
      return decideFrom(
        {
          findings,
          scores: classifier === null ? null : classifier.score(reading, findings.rules),
          thresholds: classifier === null ? {} : classifier.thresholdsWithRules,
          words: words.length,
          resembling: overlap?.(words) ?? [],
          language: reading.language,
        },
        context,
      )
    },
  }
}

/** Apart from `decide`, so that the sources do not stay in memory with what was made of them. */
function compileParts(sources: GuardrailSources) {
  const { languageWords } = sources
  const fold = compileFold(languageWords)
  const detector = compileDetector({ rules: sources.rules, lexicon: sources.lexicon, fold })
  const read = compileReader({ vocabulary: detector.vocabulary, languageWords })
  const classifier = sources.weights === null ? null : compileClassifier(sources.weights)
  // The classifier ranks topics better; the words that questions share serve where there is none.
  const overlap =
    classifier === null
      ? compileTopicOverlap(
          sources.topicQuestions.flatMap(({ topic, questions }) =>
            questions.map((question) => ({ topic, tokens: fold(question).tokens })),
          ),
        )
      : null
  return { read, detector, classifier, overlap }
}

/** The data are folded as messages are, but nothing in them is corrected. Remembered, because words repeat. */
function compileFold(
  languageWords: SourceFile,
): (text: string) => { readonly text: string; readonly tokens: readonly string[] } {
  const data = readLanguageWords(languageWords)
  const units = new Set(data.units.map(foldWord))
  const noWords = compileKnownWords([], data)
  const known = new Map<string, { readonly text: string; readonly tokens: readonly string[] }>()
  return (text) => {
    const seen = known.get(text)
    if (seen) return seen
    // Most words are plain already.
    if (/^[a-z]+$/.test(text)) return { text, tokens: [detached(text)] }
    const folded = foldText(text)
    const tokens = tokenize(folded, units, noWords).list.map((word) => word.text)
    const entry = { text: folded.text.trim(), tokens: tokens.map(detached) }
    known.set(text, entry)
    return entry
  }
}

/** A cut-out piece of a text keeps the whole text in memory; built anew it does not. */
function detached(word: string): string {
  return Array.from(word).join('')
}
