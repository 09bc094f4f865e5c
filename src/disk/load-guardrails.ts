import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileGuardrails, type Guardrails, type GuardrailSources } from '../guardrails/guardrails.ts'
import type { SourceFile } from '../guardrails/source-file.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'src/guardrails')

/**
 * Reads the data of the guardrails once and compiles them.
 * @param topicQuestions how people ask about each topic, from the content.
 * @throws Error naming file, line and fix when a data file cannot be read or does not fit its format.
 */
export function loadGuardrails(topicQuestions: GuardrailSources['topicQuestions']): Guardrails {
  return compileGuardrails({ ...readGuardrailFiles(), topicQuestions })
}

/** The data files as values, for compiling and for the tests of the rules. */
export function readGuardrailFiles(): Omit<GuardrailSources, 'topicQuestions'> {
  const weights = join(folder, 'classifier/weights.bin')
  return {
    rules: readYamlUnder(join(folder, 'rules')),
    lexicon: readYamlUnder(join(folder, 'lexicon')),
    languageWords: readSource(join(folder, 'text/language-words.yaml')),
    weights: existsSync(weights) ? readFileSync(weights) : null,
  }
}

/** In the order of their paths, so that every machine compiles the same. */
function readYamlUnder(place: string): SourceFile[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readSource(join(place, name)))
}

function readSource(path: string): SourceFile {
  return { path: relative(root, path), text: existsSync(path) ? readFileSync(path, 'utf8') : '' }
}
