import { readFileSync } from 'node:fs'
import { compileRedaction } from '../privacy/redact.ts'
import { projectRoot } from './read-folder.ts'

const path = 'src/privacy/redaction.yaml'

/**
 * Takes names, numbers, links, addresses and amounts out of an excerpt.
 * @throws Error naming file, line and fix when the words of the redaction do not fit their format
 */
export function loadRedaction(): (text: string) => string {
  return compileRedaction({ path, text: readFileSync(`${projectRoot}${path}`, 'utf8') })
}
