import type { SourceFile } from '../guardrails/source-file.ts'
import { readFolder } from './read-folder.ts'

/** All files of the content, as `buildContent` takes them. */
export function readContentFiles(): SourceFile[] {
  return readFolder('src/content', ['.md', '.yaml'])
}
