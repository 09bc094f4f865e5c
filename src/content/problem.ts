/** Something in the content that a person has to mend. Errors fail the build, warnings only show. */
export interface Problem {
  readonly level: 'error' | 'warning'
  /** Path from the project's root. */
  readonly file: string
  /** Counted from 1; null when the whole file counts. */
  readonly line: number | null
  readonly message: string
  readonly fix: string
}

export function error(file: string, line: number | null, message: string, fix: string): Problem {
  return { level: 'error', file, line, message, fix }
}

export function warning(file: string, line: number | null, message: string, fix: string): Problem {
  return { level: 'warning', file, line, message, fix }
}

export function printProblem(problem: Problem): string {
  const place = problem.line === null ? problem.file : `${problem.file}:${problem.line}`
  return `${problem.level} ${place}\n  ${problem.message}\n  fix: ${problem.fix}`
}

/** Thrown when content cannot be served as it stands. Its message lists every error with file, line and fix. */
export class ContentProblems extends Error {
  override readonly name = 'ContentProblems'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const shown = problems.slice(0, 20).map(printProblem)
    const rest = problems.length - shown.length
    super(
      [
        `The content has ${problems.length} error(s).`,
        ...shown,
        ...(rest > 0 ? [`… and ${rest} more`] : []),
      ].join('\n'),
    )
    this.problems = problems
  }
}
