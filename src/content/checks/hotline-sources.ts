import * as z from 'zod'
import { hotlineSourcesPath } from '../load-library.ts'
import { parseYaml } from '../parse-yaml.ts'
import { error } from '../problem.ts'
import { isoDate, shortText } from '../schemas/fields.ts'
import type { Check } from './check.ts'

const sourcesLedger = z.record(
  z.string(),
  z.array(z.strictObject({ name: shortText, address: z.url().optional(), seen: isoDate.optional() })).min(1),
)

/** Where each line was seen stays on record, and no record is left of a line that is gone. */
export const hotlineSources: Check = ({ library, files }) => {
  const file = files.find((candidate) => candidate.path === hotlineSourcesPath)
  if (file === undefined)
    return [error(hotlineSourcesPath, null, 'No ledger of sources', 'Restore the file.')]
  const parsed = parseYaml(file.text, sourcesLedger, { path: file.path, line: 1 })
  if (!parsed.ok) return parsed.problems
  const loaded = new Set<string>(library.helpLines.keys())
  const ids = new Set([...library.helpLines.values()].flat().map((line) => line.id))
  const lacking = [...ids].filter((id) => parsed.value[id] === undefined)
  // A country whose file could not be read has said so already.
  const unread = files
    .map(({ path }) => /^src\/content\/hotlines\/([A-Z]{2})\.yaml$/.exec(path)?.[1])
    .filter((region) => region !== undefined && !loaded.has(region))
  const strangers = Object.keys(parsed.value).filter(
    (id) => !ids.has(id) && !unread.includes(id.slice(0, 2).toUpperCase()),
  )
  return [
    ...lacking.map((id) => error(file.path, null, `No source on record for ${id}`, 'Add where it was seen.')),
    ...strangers.map((id) => error(file.path, null, `${id} is no line of the directory`, 'Take it out.')),
  ]
}
