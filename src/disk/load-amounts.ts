import { readFileSync } from 'node:fs'
import { compileAmountCheck, type AmountCheck } from '../guardrails/amounts/compile-amount-check.ts'
import { projectRoot } from './read-folder.ts'

const path = 'src/guardrails/amounts/amount-words.yaml'

/**
 * The check for amounts, for the gate and for the check of the content.
 * @throws Error naming file, line and fix when its words do not fit their format.
 */
export function loadAmounts(): AmountCheck {
  return compileAmountCheck({ path, text: readFileSync(`${projectRoot}${path}`, 'utf8') })
}
