import { readFileSync } from 'node:fs'
import { projectRoot, readFolder } from '../../src/disk/read-folder.ts'
import { parseLabelledMessages, type LabelledMessage } from './labelled-message.ts'
import { compileSplits, type Split } from './splits.ts'

const folder = 'tests/messages'

export interface LabelledSet {
  readonly messages: readonly LabelledMessage[]
  readonly splitOf: (author: string) => Split
}

/**
 * Reads every labelled message, in the order of the files' names.
 * @throws Error naming file, line and what is wrong.
 */
export function loadLabelledSet(): LabelledSet {
  const path = `${folder}/splits.yaml`
  return {
    messages: readFolder(folder, ['.jsonl']).flatMap(parseLabelledMessages),
    splitOf: compileSplits({ path, text: readFileSync(`${projectRoot}${path}`, 'utf8') }),
  }
}
