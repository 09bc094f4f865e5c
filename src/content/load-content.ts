import type { SourceFile } from '../guardrails/source-file.ts'
import { languages } from '../guardrails/languages.ts'
import { cardIds } from './card-ids.ts'
import type { BotProfile, Content, ContentSettings } from './content.ts'
import { regionFinder } from './find-region.ts'
import { anchorLatin } from './help-lines/isolate.ts'
import { elsewhereCode } from './help-lines/place.ts'
import type { Directories } from './help-lines/line-block.ts'
import type { Library } from './library.ts'
import { loadLibrary } from './load-library.ts'
import { ContentProblems, error, type Problem } from './problem.ts'
import { createKit, type Kit } from './render/kit.ts'
import { callSign } from './render/moderator-values.ts'
import { rememberRenderings } from './render/remembered-renderings.ts'
import { commandIds, labelIds } from './schemas/words-schemas.ts'
import { fallbackCard, serveEntries } from './sign-off/served-entries.ts'
import { vet } from './vet.ts'
import { moderatorCommandIds } from './moderator-ids.ts'
import type { EnglishWords } from './words-for.ts'

/**
 * Loads the words. Pure.
 *
 * @throws ContentProblems when a file cannot be read, something is missing in English, or a crisis entry is not
 *   signed at its present wording. What can be stood in for does not throw: it is not served.
 */
export function buildContent(files: readonly SourceFile[], settings: ContentSettings): Content {
  return contentOf(buildKit(loadLibrary(files), settings))
}

/** @throws ContentProblems as `buildContent` does. */
export function buildKit(library: Library, settings: ContentSettings): Kit {
  const served = serveEntries(library, settings.today)
  const english = englishWords(library)
  const directories = worldwideDirectories(library)
  const fallback = served.find(fallbackCard, 'en')
  const faults = [...library.problems, ...missingCards(library), ...served.problems].filter(
    (problem) => problem.level === 'error',
  )
  if (english === null) faults.push(missing('src/content/en/', 'the words of English are not complete'))
  if (directories === null) faults.push(missing('src/content/hotlines/ZZ.yaml', 'no worldwide directory'))
  if (faults.length > 0 || english === null || directories === null || fallback === null)
    throw new ContentProblems(faults)
  return createKit(
    library,
    served,
    english,
    fallback,
    { lines: library.helpLines, worldwide: directories },
    settings,
  )
}

function contentOf(kit: Kit): Content {
  const { library, served } = kit
  const profiles = new Map(
    languages
      .filter((language) => served.hasWords(language, 'profile') && served.hasWords(language, 'commands'))
      .map((language) => [language, profileOf(kit, language)]),
  )
  return {
    ...rememberRenderings(kit),
    label: (id, language) => vet(kit.wordsIn(language).label(id)),
    title(entry, language) {
      const found = kit.entry(entry, language)
      return vet(found.kind === 'topic' ? found.meta.title : kit.wordsIn(language).label('lines'))
    },
    isServed: (entry, language) => served.find(entry, language) !== null,
    topicQuestions: [...library.shelves.values()].flatMap((shelf) =>
      [...shelf.topics.values()].map(({ meta, language }) => ({
        topic: meta.id,
        language,
        questions: meta.questions,
      })),
    ),
    regions: kit.regionsByName('en'),
    findRegion: regionFinder(library),
    topicName: (category) => vet(kit.moderators.topics[category]),
    moderatorWords: kit.moderators,
    moderatorName: (key) => vet(callSign(key, kit.moderators)),
    profile: (language) => profiles.get(language) ?? null,
    deskCommands(language) {
      if (!served.hasWords(language, 'desk')) return null
      const { desk } = kit.wordsIn(language)
      return moderatorCommandIds.map((command) => ({ command, description: vet(desk[command]) }))
    },
  }
}

function profileOf(kit: Kit, language: (typeof languages)[number]): BotProfile {
  const words = kit.wordsIn(language)
  return {
    name: vet(words.profile.name),
    description: vet(anchorLatin(words.profile.description, language)),
    shortDescription: vet(anchorLatin(words.profile.shortDescription, language)),
    commands: commandIds.map((command) => ({ command, description: vet(words.command(command)) })),
  }
}

function englishWords(library: Library): EnglishWords | null {
  const shelf = library.shelves.get('en')
  if (shelf === undefined || shelf.lines === null || shelf.legal === null || shelf.profile === null)
    return null
  if (shelf.moderators === null || shelf.desk === null || shelf.held === null) return null
  if (labelIds.some((id) => shelf.buttons[id] === undefined)) return null
  if (commandIds.some((id) => shelf.commands[id] === undefined)) return null
  return {
    shelf,
    lines: shelf.lines,
    legal: shelf.legal,
    profile: shelf.profile,
    moderators: shelf.moderators,
    desk: shelf.desk,
    held: shelf.held,
  }
}

/** The directories that serve a person whose country is not known. */
function worldwideDirectories(library: Library): Directories | null {
  const lines = library.helpLines.get(elsewhereCode) ?? []
  const addressOf = (kind: string) => lines.find((line) => line.kind === kind)?.website
  const support = addressOf('suicide')
  const poison = addressOf('poison')
  return support === undefined || poison === undefined ? null : { support, poison }
}

function missingCards(library: Library): readonly Problem[] {
  const english = library.shelves.get('en')
  return cardIds
    .filter((id) => english?.cards.has(id) !== true)
    .map((id) => missing(`src/content/en/cards/${id}.md`, 'a card is missing in English'))
}

function missing(file: string, message: string): Problem {
  return error(file, null, message, 'Add it; every other language falls back on it.')
}
