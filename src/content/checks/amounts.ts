import { error, type Problem } from '../problem.ts'
import { lineWith, type Check, type CheckInput } from './check.ts'
import { linesOf, partsOf } from './entries.ts'

const fix = 'Say it without an amount, frequency, interval, strength or threshold of any substance.'

/** No amount of anything in any word that can leave the bot. First aid has its own, named exception. */
export const amounts: Check = (input) => [...inEntries(input), ...inWords(input)]

function inEntries({ library, findAmounts }: CheckInput): readonly Problem[] {
  return partsOf(library).flatMap(({ entry, part }) => {
    const { firstAid } = entry.meta
    const lines = linesOf(entry, part)
    const guilty = lines.filter(({ text }) => findAmounts(text, { firstAid }).length > 0)
    const problems = guilty.map(({ path, line, text }) => error(path, line, `An amount: "${text}"`, fix))
    // An amount may be spread over lines; then the whole page is named.
    const whole = lines.map(({ text }) => text).join('\n')
    if (problems.length === 0 && findAmounts(whole, { firstAid }).length > 0)
      problems.push(error(entry.path, part.line, 'An amount that runs over several lines', fix))
    return problems
  })
}

function inWords({ library, files, findAmounts }: CheckInput): readonly Problem[] {
  return [...library.shelves].flatMap(([language, shelf]) => {
    const titles = [...shelf.topics.values()].flatMap(({ path, meta }) =>
      [meta.title, meta.button].map((text) => ({ path, text })),
    )
    const words = (['buttons', 'commands', 'profile', 'lines', 'legal'] as const).flatMap((file) =>
      textsIn(shelf[file]).map((text) => ({ path: `src/content/${language}/${file}.yaml`, text })),
    )
    return [...titles, ...words]
      .filter(({ text }) => findAmounts(text, { firstAid: false }).length > 0)
      .map(({ path, text }) => error(path, lineWith(files, path, text), `An amount: "${text}"`, fix))
  })
}

/** Every text inside a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
