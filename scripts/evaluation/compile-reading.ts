import { readGuardrailFiles } from '../../src/disk/load-guardrails.ts'
import { compileDetector } from '../../src/guardrails/detect/detect.ts'
import { compileReader, type Reader } from '../../src/guardrails/text/read-text.ts'

/** The reader as the guardrails use it: its vocabulary is that of the rules. */
export function compileReading(): Reader {
  const { rules, lexicon, languageWords } = readGuardrailFiles()
  const readPlain = compileReader({ vocabulary: [], languageWords })
  const fold = (text: string): { text: string; tokens: readonly string[] } => {
    const plain = readPlain(text, null).variants[0]
    return { text: plain?.text ?? '', tokens: plain?.tokens.map((token) => token.text) ?? [] }
  }
  return compileReader({ vocabulary: compileDetector({ rules, lexicon, fold }).vocabulary, languageWords })
}
