import { readGuardrailFiles } from '../../src/disk/load-guardrails.ts'
import { compileReader } from '../../src/guardrails/text/read-text.ts'

/** The reader as the guardrails use it, for the classifier alone. */
export function compileReading(): ReturnType<typeof compileReader> {
  return compileReader({ vocabulary: [], languageWords: readGuardrailFiles().languageWords })
}
