import { languages, type Language } from '../../guardrails/languages.ts'
import type { TopicId } from '../../guardrails/routes.ts'
import type { RegionCode } from '../button.ts'
import type { ContentSettings } from '../content.ts'
import { elsewhereCode, type Place } from '../help-lines/place.ts'
import { printBlock, type Directory, type PrintedBlock } from '../help-lines/print-place.ts'
import { countryPages } from '../help-lines/country-card.ts'
import type { Entry, Library } from '../library.ts'
import type { ModeratorWords } from '../schemas/moderator-words-schema.ts'
import type { LineBlock } from '../markup/placeholders.ts'
import type { RichText } from '../markup/rich-text.ts'
import type { EntryId } from '../reference.ts'
import { fallbackCard, type ServedEntries } from '../sign-off/served-entries.ts'
import { wordsFor, type EnglishWords, type Words } from '../words-for.ts'

/** Everything that rendering looks up. Made once; what it prints is remembered, for it never changes. */
export interface Kit {
  readonly library: Library
  readonly served: ServedEntries
  readonly directory: Directory
  readonly settings: ContentSettings
  readonly moderators: ModeratorWords
  wordsIn(language: Language): Words
  /** Total: another language, and at last the honest fallback, stand in. */
  entry(id: EntryId, language: Language): Entry
  titleOf(topic: TopicId, language: Language): string
  block(block: LineBlock, place: Place, language: Language): PrintedBlock
  countryPages(place: Place, language: Language): readonly RichText[]
  /** Countries of the directory in the order of their names in this language. */
  regionsByName(language: Language): readonly RegionCode[]
}

export function createKit(
  library: Library,
  served: ServedEntries,
  english: EnglishWords,
  fallback: Entry,
  directory: Directory,
  settings: ContentSettings,
): Kit {
  const words = new Map<Language, Words>(
    languages.map((language) => [
      language,
      wordsFor(library, english, language, (file) => served.hasWords(language, file), settings.today),
    ]),
  )
  const englishWords = wordsFor(library, english, 'en', () => true, settings.today)
  const wordsIn = (language: Language): Words => words.get(language) ?? englishWords
  const blocks = new Map<string, PrintedBlock>()
  const cards = new Map<string, readonly RichText[]>()
  const orders = new Map<string, readonly RegionCode[]>()
  const placeKey = (place: Place) => (place.kind === 'elsewhere' ? '' : `${place.kind} ${place.region}`)
  const entry: Kit['entry'] = (id, language) =>
    served.find(id, language) ?? served.find(id, 'en') ?? served.find(fallbackCard, language) ?? fallback
  return {
    library,
    served,
    directory,
    settings,
    moderators: english.moderators,
    wordsIn,
    entry,
    titleOf(topic, language) {
      const found = entry(`topic:${topic}`, language)
      return found.kind === 'topic' ? found.meta.title : wordsIn(language).lines.unknown
    },
    block: (block, place, language) =>
      remembered(blocks, `${block} ${language} ${placeKey(place)}`, () =>
        printBlock(block, place, directory, wordsIn(language).voice),
      ),
    countryPages: (place, language) =>
      remembered(cards, `${language} ${placeKey(place)}`, () =>
        countryPages(place, directory, wordsIn(language).voice),
      ),
    regionsByName: (language) =>
      remembered(orders, language, () => {
        const { regionName } = wordsIn(language)
        const order = new Intl.Collator(language)
        return [...directory.lines.keys()]
          .filter((region) => region !== elsewhereCode)
          .sort((a, b) => order.compare(regionName(a), regionName(b)))
      }),
  }
}

/** The keys are places, languages and blocks of the content: there are only so many. */
function remembered<Value>(store: Map<string, Value>, key: string, make: () => Value): Value {
  const known = store.get(key)
  if (known !== undefined) return known
  const made = make()
  store.set(key, made)
  return made
}
