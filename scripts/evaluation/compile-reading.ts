import { readGuardrailFiles } from '../../src/disk/load-guardrails.ts'
import { compileDetector } from '../../src/guardrails/detect/detect.ts'
import type { Finding } from '../../src/guardrails/detect/finding.ts'
import { compileReader, type Reader, type Reading } from '../../src/guardrails/text/read-text.ts'

export interface ReadingWithRules {
  readonly read: Reader
  readonly findRules: (reading: Reading) => readonly Finding[]
}

/** The reader and the rules as the guardrails use them, for the classifier alone. */
export function compileReading(): ReadingWithRules {
  const { rules, lexicon, languageWords } = readGuardrailFiles()
  const readPlain = compileReader({ vocabulary: [], languageWords })
  const fold = (text: string): { text: string; tokens: readonly string[] } => {
    const plain = readPlain(text, null).variants[0]
    return { text: plain?.text ?? '', tokens: plain?.tokens.map((token) => token.text) ?? [] }
  }
  const detector = compileDetector({ rules, lexicon, fold })
  return {
    read: compileReader({ vocabulary: detector.vocabulary, languageWords }),
    findRules: (reading) => detector.detect(reading).rules,
  }
}
