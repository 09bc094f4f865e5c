import { languages, type Language } from '../../guardrails/languages.ts'
import { topicIds } from '../../guardrails/routes.ts'
import { cardIds, crisisCardIds, moderatorCardIds } from '../card-ids.ts'
import { elsewhereCode } from '../help-lines/place.ts'
import type { LanguageShelf, Library } from '../library.ts'
import { error, warning, type Problem } from '../problem.ts'
import { wordFiles } from '../sign-off/entry-hash.ts'
import type { Check } from './check.ts'

/** English has every entry; what another language lacks is told in one line. Every country has a name in each. */
export const completeness: Check = ({ library }) =>
  languages.flatMap((language) => {
    const shelf = library.shelves.get(language)
    const lacking = language === 'en' ? missingInEnglish(shelf) : missingIn(language, shelf)
    return [...lacking, ...namelessRegions(library, language)]
  })

function missingInEnglish(shelf: LanguageShelf | undefined): readonly Problem[] {
  const files = [
    ...cardIds.filter((id) => shelf?.cards.has(id) !== true).map((id) => `cards/${id}.md`),
    ...topicIds.filter((id) => shelf?.topics.has(id) !== true).map((id) => `topics/${id}.md`),
  ]
  return files.map((file) => error(`src/content/en/${file}`, null, 'Missing in English', 'Write it.'))
}

/** Cards for moderators are English only. */
const moderators: ReadonlySet<string> = new Set(moderatorCardIds)
const crisis: ReadonlySet<string> = new Set(crisisCardIds)

function missingIn(language: Language, shelf: LanguageShelf | undefined): readonly Problem[] {
  const cards = cardIds.filter((id) => shelf?.cards.has(id) !== true && !moderators.has(id))
  const crisisCards = cards.filter((id) => crisis.has(id))
  const others = cards.filter((id) => !crisis.has(id))
  const topics = topicIds.filter((id) => shelf?.topics.has(id) !== true)
  const words = wordFiles
    // For moderators.
    .filter((file) => file !== 'moderators' && file !== 'desk')
    .filter((file) => Object.keys(shelf?.[file] ?? {}).length === 0)
  const lacking = [
    ...listed('crisis cards', crisisCards),
    ...listed('cards', others),
    ...listed('topics', topics),
    ...listed('files of words', words),
  ]
  if (lacking.length === 0) return []
  const fix = 'Until it is there, people who choose this language read it in English.'
  return [warning(`src/content/${language}`, null, `Not in this language: ${lacking.join('; ')}`, fix)]
}

/** Names while there are few, a count when there are many. */
function listed(what: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return []
  return [`${ids.length} ${what}${ids.length > 8 ? '' : ` (${ids.join(', ')})`}`]
}

function namelessRegions(library: Library, language: Language): readonly Problem[] {
  const names = library.shelves.get(language)?.regions ?? {}
  const nameless = [...library.helpLines.keys()].filter(
    (region) => region !== elsewhereCode && names[region] === undefined,
  )
  if (nameless.length === 0) return []
  const file = `src/content/${language}/regions.yaml`
  const fix = 'Run npx tsx scripts/content/make-region-names.ts'
  return [error(file, null, `No name for ${nameless.join(', ')}`, fix)]
}
