import { error, type Problem } from '../problem.ts'
import { wordFiles } from '../sign-off/entry-hash.ts'
import { lineWith, type Check, type CheckInput } from './check.ts'
import { linesOf, partsOf } from './entries.ts'

const fix = 'Say it without an amount, frequency, interval, strength or threshold of any substance.'

/** No amount of anything in any word that can leave the bot. First aid has its own, named exception. */
export const amounts: Check = (input) => [...inEntries(input), ...inWords(input)]

function inEntries({ library, findAmounts }: CheckInput): readonly Problem[] {
  return partsOf(library).flatMap(({ entry, part }) => {
    const { firstAid } = entry.meta
    const lines = linesOf(entry, part)
    const problems = lines.flatMap(({ path, line, text }) =>
      findAmounts(text, { firstAid }).map((found) => amountAt(path, line, found.text)),
    )
    if (problems.length > 0) return problems
    // An amount may be spread over lines; then the whole page is named.
    const whole = lines.map(({ text }) => text).join('\n')
    return findAmounts(whole, { firstAid }).map((found) => amountAt(entry.path, part.line, found.text))
  })
}

function inWords({ library, files, findAmounts }: CheckInput): readonly Problem[] {
  return [...library.shelves].flatMap(([language, shelf]) => {
    const titles = [...shelf.topics.values()].flatMap(({ path, meta }) =>
      [meta.title, meta.button].map((text) => ({ path, text })),
    )
    const words = wordFiles.flatMap((file) =>
      textsIn(shelf[file]).map((text) => ({ path: `src/content/${language}/${file}.yaml`, text })),
    )
    return [...titles, ...words].flatMap(({ path, text }) =>
      findAmounts(text, { firstAid: false }).map((found) =>
        amountAt(path, lineWith(files, path, text), found.text),
      ),
    )
  })
}

function amountAt(path: string, line: number | null, found: string): Problem {
  return error(path, line, `An amount: "${found}"`, fix)
}

/** Every text inside a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
