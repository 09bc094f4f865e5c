import { topicIds } from '../../guardrails/routes.ts'
import { error, type Problem } from '../problem.ts'
import { lineWith, type Check } from './check.ts'
import { entriesOf } from './entries.ts'

/** Topics lead to other topics, stand in the menu exactly once, and every source that is named exists. */
export const links: Check = (input) => [
  ...related(input),
  ...menu(input),
  ...sources(input),
  ...legalSources(input),
  ...organisationNames(input),
]

const related: Check = ({ library, files }) =>
  entriesOf(library).flatMap((entry) => {
    if (entry.kind !== 'topic') return []
    const { id, related: others } = entry.meta
    const line = lineWith(files, entry.path, 'related:')
    const problems: Problem[] = []
    if (others.length < 2 || others.length > 4)
      problems.push(error(entry.path, line, `${others.length} related topics`, 'Name two to four.'))
    if (others.includes(id))
      problems.push(error(entry.path, line, 'The topic is related to itself', 'Take it out.'))
    if (new Set(others).size !== others.length)
      problems.push(error(entry.path, line, 'A related topic stands there twice', 'Take one out.'))
    return problems
  })

const menu: Check = ({ library }) => {
  const listed = Object.values(library.menu).flat()
  return topicIds.flatMap((topic) => {
    const times = listed.filter((id) => id === topic).length
    if (times === 1) return []
    return [
      error('src/content/menu.yaml', null, `${topic} stands in ${times} sections`, 'Put it in exactly one.'),
    ]
  })
}

const sources: Check = ({ library, files }) =>
  entriesOf(library).flatMap((entry) => {
    const line = lineWith(files, entry.path, 'sources:')
    const unknown = entry.meta.sources.filter((key) => library.sources[key] === undefined)
    const problems = unknown.map((key) =>
      error(
        entry.path,
        line,
        `Unknown source ${key}`,
        'Use a key of src/content/sources.yaml, or add it there.',
      ),
    )
    if (entry.kind === 'topic' && entry.meta.sources.length === 0)
      problems.push(error(entry.path, line, 'A topic without sources', 'Name what it is based on.'))
    return problems
  })

const legalSources: Check = ({ library, today }) =>
  library.legal.flatMap(({ group, statuses }) =>
    statuses.flatMap(({ place, seen, sources: keys }) => {
      const file = `src/content/legal/${group}.yaml`
      const unknown = keys.filter((key) => library.sources[key] === undefined)
      return [
        ...unknown.map((key) =>
          error(file, null, `${place}: unknown source ${key}`, 'Use a key of sources.yaml.'),
        ),
        ...(seen > today ? [error(file, null, `${place}: seen in the future`, 'Mend the date.')] : []),
      ]
    }),
  )

/** A name of a source in another language must name a source, or it is never shown. */
const organisationNames: Check = ({ library, files }) => {
  const known = new Set(Object.values(library.sources).map((source) => source.organisation))
  return [...library.shelves].flatMap(([language, shelf]) => {
    const file = `src/content/${language}/lines.yaml`
    return Object.keys(shelf.lines?.organisations ?? {})
      .filter((name) => !known.has(name))
      .map((name) =>
        error(
          file,
          lineWith(files, file, name),
          `No source is of ${name}`,
          'Use the name as it stands in sources.yaml.',
        ),
      )
  })
}
