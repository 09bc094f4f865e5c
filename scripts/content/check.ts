import { checkContent } from '../../src/content/checks/check-content.ts'
import type { FindAmounts } from '../../src/content/gate/gate-verdict.ts'
import { loadLibrary } from '../../src/content/load-library.ts'
import { printProblem } from '../../src/content/problem.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'

/** Prints every warning, then every error. Gives the exit status: 1 when there is an error. */
export function check(today: string, findAmounts: FindAmounts, print: (line: string) => void): number {
  const files = readContentFiles()
  const library = loadLibrary(files)
  const problems = checkContent({ library, files, today, findAmounts })
  const errors = problems.filter((problem) => problem.level === 'error')
  const warnings = problems.filter((problem) => problem.level === 'warning')
  for (const problem of [...warnings, ...errors]) print(printProblem(problem))
  const topics = [...library.shelves.values()].reduce((sum, shelf) => sum + shelf.topics.size, 0)
  const cards = [...library.shelves.values()].reduce((sum, shelf) => sum + shelf.cards.size, 0)
  const lines = [...library.helpLines.values()].reduce((sum, own) => sum + own.length, 0)
  print(
    `${topics} topics, ${cards} cards, ${lines} help lines in ${library.helpLines.size} files: ` +
      `${errors.length} errors, ${warnings.length} warnings (as of ${today})`,
  )
  return errors.length > 0 ? 1 : 0
}
