import type { SourceFile } from '../../guardrails/source-file.ts'
import type { FindAmounts } from '../gate/gate-verdict.ts'
import type { Library } from '../library.ts'
import type { Problem } from '../problem.ts'

/** What the checks look at. */
export interface CheckInput {
  readonly library: Library
  readonly files: readonly SourceFile[]
  /** ISO date on which it is checked. */
  readonly today: string
  readonly findAmounts: FindAmounts
}

/** One question asked of the whole content. Pure. */
export type Check = (input: CheckInput) => readonly Problem[]

/** Line on which a text stands in a file, counted from 1; null when it does not. */
export function lineWith(files: readonly SourceFile[], path: string, text: string): number | null {
  const lines = files.find((file) => file.path === path)?.text.split('\n') ?? []
  const index = lines.findIndex((line) => line.includes(text))
  return index === -1 ? null : index + 1
}
