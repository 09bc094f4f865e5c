import * as z from 'zod'
import { parseYaml } from '../../src/guardrails/detect/parse-yaml.ts'
import type { SourceFile } from '../../src/guardrails/source-file.ts'
import type { Figures } from './figures.ts'

const share = z.number().min(0).max(1)
const schema = z.strictObject({
  atLeast: z.partialRecord(
    z.enum([
      'crisisRecall',
      'crisisLine',
      'rightKind',
      'alsoRecall',
      'dosingRecall',
      'illicitRecall',
      'topicFirst',
      'topicInThree',
      'routeRight',
    ]),
    share,
  ),
  atMost: z.partialRecord(z.enum(['falseCrisis', 'falseLine', 'falseDosing']), share),
})

/**
 * Compares the figures of the guardrails with the floors of `tests/messages/floors.yaml`.
 * @returns a line for each figure that is worse than its floor.
 * @throws Error when the file does not fit its format.
 */
export function belowFloors(file: SourceFile, figures: Figures): readonly string[] {
  const { atLeast, atMost } = parseYaml(file, schema)
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
  const faults: string[] = []
  for (const name of Object.keys(atLeast) as (keyof typeof atLeast)[]) {
    const floor = atLeast[name] ?? 0
    const found = figures[name].share
    if (found !== null && found < floor)
      faults.push(
        `${name} is ${percent(found)} on the test split, its floor is ${percent(floor)} (${file.path})`,
      )
  }
  for (const name of Object.keys(atMost) as (keyof typeof atMost)[]) {
    const ceiling = atMost[name] ?? 1
    const found = figures[name].share
    if (found !== null && found > ceiling)
      faults.push(
        `${name} is ${percent(found)} on the test split, at most ${percent(ceiling)} is allowed (${file.path})`,
      )
  }
  return faults
}
