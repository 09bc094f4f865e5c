import { languages } from '../../guardrails/languages.ts'
import { topicIds } from '../../guardrails/routes.ts'
import { cardIds, crisisCardIds, moderatorCardIds } from '../card-ids.ts'
import { elsewhereCode } from '../help-lines/place.ts'
import { error, warning, type Problem } from '../problem.ts'
import { wordFiles } from '../sign-off/entry-hash.ts'
import type { Check } from './check.ts'

const moderators: ReadonlySet<string> = new Set(moderatorCardIds)
const fallsBack = 'People who choose this language read it in English until it is there.'

/** English has every entry; the other languages have every crisis card, and say what else they lack. */
export const completeness: Check = ({ library }) =>
  languages.flatMap((language) => missingIn(library, language))

function missingIn(
  library: Parameters<Check>[0]['library'],
  language: (typeof languages)[number],
): readonly Problem[] {
  const shelf = library.shelves.get(language)
  const folder = `src/content/${language}`
  const problems: Problem[] = []
  const lackingCards = cardIds.filter((id) => shelf?.cards.has(id) !== true)
  const lackingTopics = topicIds.filter((id) => shelf?.topics.has(id) !== true)
  if (language === 'en') {
    for (const id of lackingCards)
      problems.push(error(`${folder}/cards/${id}.md`, null, `No card ${id}`, 'Write it.'))
    for (const id of lackingTopics)
      problems.push(error(`${folder}/topics/${id}.md`, null, `No topic ${id}`, 'Write it.'))
  } else {
    const crises = lackingCards.filter((id) => crisisCardIds.some((known) => known === id))
    const others = lackingCards.filter((id) => !crises.includes(id) && !moderators.has(id))
    if (crises.length > 0)
      problems.push(warning(folder, null, `No crisis cards: ${crises.join(', ')}`, fallsBack))
    if (others.length > 0) problems.push(warning(folder, null, `No cards: ${others.join(', ')}`, fallsBack))
  }
  for (const file of wordFiles) {
    const words = shelf?.[file]
    const isThere = words !== null && words !== undefined && Object.keys(words).length > 0
    if (!isThere && language !== 'en')
      problems.push(warning(`${folder}/${file}.yaml`, null, 'No such file', fallsBack))
  }
  const nameless = [...library.helpLines.keys()].filter(
    (region) => region !== elsewhereCode && shelf?.regions[region] === undefined,
  )
  if (nameless.length > 0)
    problems.push(
      error(
        `${folder}/regions.yaml`,
        null,
        `No name for ${nameless.join(', ')}`,
        'Run npx tsx scripts/content/make-region-names.ts',
      ),
    )
  return problems
}
