import * as z from 'zod'
import type { SourceFile } from '../../guardrails/source-file.ts'
import { languages } from '../../guardrails/languages.ts'
import { crisisCardIds } from '../card-ids.ts'
import { entryIdOf } from '../library.ts'
import { wordingPath } from '../load-library.ts'
import { parseYaml } from '../parse-yaml.ts'
import { error, type Problem } from '../problem.ts'
import { shortText } from '../schemas/fields.ts'
import type { Check } from './check.ts'
import { linesOf, partsOf } from './entries.ts'

const wordingFile = z.array(
  z.strictObject({ word: shortText, say: shortText, language: z.enum(languages).default('en') }),
)

const crisis: ReadonlySet<string> = new Set(crisisCardIds)
/** Pictures and their parts, without digits and the signs that Unicode also counts as emoji. */
const emoji = /\p{Extended_Pictographic}/u

/** Person-first words in the languages that the list knows; no emoji in a crisis and no exclamation marks anywhere. */
export const wording: Check = ({ library, files }) => {
  const list = readList(files)
  if (!list.ok) return list.problems
  const banned = list.value.map((one) => ({ ...one, pattern: wholeWord(one.word) }))
  return partsOf(library).flatMap(({ entry, part }) =>
    linesOf(entry, part).flatMap(({ path, line, text }): readonly Problem[] => [
      ...banned
        .filter(({ language, pattern }) => language === entry.language && pattern.test(text))
        .map(({ word, say }) => error(path, line, `"${word}" is not our word`, `Say: ${say}.`)),
      ...(crisis.has(entryIdOf(entry)) && emoji.test(text)
        ? [error(path, line, 'An emoji in a crisis text', 'Take it out.')]
        : []),
      ...(/[!！¡]/.test(text) ? [error(path, line, 'An exclamation mark', 'Say it calmly.')] : []),
    ]),
  )
}

function readList(files: readonly SourceFile[]) {
  const file = files.find((candidate) => candidate.path === wordingPath)
  return parseYaml(file?.text ?? '', wordingFile, { path: wordingPath, line: 1 })
}

function wholeWord(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')
  return new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'iu')
}
