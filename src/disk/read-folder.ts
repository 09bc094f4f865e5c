import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SourceFile } from '../guardrails/source-file.ts'

/** The project's root, wherever the process was started. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Reads every file below a folder whose name ends in one of the endings, in a fixed order.
 *
 * @param folder path from the project's root, without a slash at its end
 * @throws what the file system throws, when the folder cannot be read
 */
export function readFolder(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(`${projectRoot}${folder}`, { withFileTypes: true, recursive: true })
    .filter((found) => found.isFile() && endings.some((ending) => found.name.endsWith(ending)))
    .map((found) => `${found.parentPath}/${found.name}`.slice(projectRoot.length))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${projectRoot}${path}`, 'utf8') }))
}
