import type { SourceFile } from '../guardrails/source-file.ts'
import { isLanguage, type Language } from '../guardrails/languages.ts'
import type { TopicId } from '../guardrails/routes.ts'
import type { RegionCode } from './button.ts'
import type { CardId } from './card-ids.ts'
import type { CardEntry, LanguageShelf, Library, TopicEntry } from './library.ts'
import { loadCard, loadTopic } from './load-entry.ts'
import { parseYaml, type Parsed } from './parse-yaml.ts'
import { error, type Problem } from './problem.ts'
import { deskWordsFile } from './schemas/desk-words-schema.ts'
import { heldWordsFile } from './schemas/held-words-schema.ts'
import { hotlineFile, type HelpLine } from './schemas/hotline-schema.ts'
import { legalFile, legalWordsFile, type LegalFile } from './schemas/legal-schemas.ts'
import { moderatorWordsFile } from './schemas/moderator-words-schema.ts'
import { linesFile } from './schemas/lines-schema.ts'
import {
  languagesFile,
  ledgerFile,
  menuFile,
  regionAliasesFile,
  regionsFile,
  sourcesFile,
} from './schemas/registry-schemas.ts'
import { buttonsFile, commandsFile, profileFile } from './schemas/words-schemas.ts'

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

interface ShelfDraft extends Omit<Mutable<LanguageShelf>, 'topics' | 'cards'> {
  readonly topics: Map<TopicId, TopicEntry>
  readonly cards: Map<CardId, CardEntry>
}

interface Draft extends Omit<Mutable<Library>, 'shelves' | 'helpLines' | 'legal' | 'problems'> {
  readonly shelves: Map<Language, ShelfDraft>
  readonly helpLines: Map<RegionCode, readonly HelpLine[]>
  readonly legal: LegalFile[]
  readonly problems: Problem[]
}

const root = 'src/content/'
/** Where each help line was seen: read by the checks only. */
export const hotlineSourcesPath = `${root}hotlines/sources-ledger.yaml`
/** Words that we do not use: read by the checks only. */
export const wordingPath = `${root}checks/wording.yaml`

/** Parses all files. Never throws: what is wrong stands in `problems`, and is left out. */
export function loadLibrary(files: readonly SourceFile[]): Library {
  const draft: Draft = {
    shelves: new Map(),
    helpLines: new Map(),
    legal: [],
    problems: [],
    sources: {},
    menu: {},
    languageNames: {},
    regionAliases: {},
  }
  for (const file of files) {
    if (!loadFile(draft, file))
      draft.problems.push(
        error(file.path, null, 'No part of the content has this name', 'Rename, move or remove the file.'),
      )
  }
  return draft
}

/** False when the file has no place in the content. */
function loadFile(draft: Draft, file: SourceFile): boolean {
  const [folder, name, deeper, ...rest] = file.path.slice(root.length).split('/')
  if (!file.path.startsWith(root) || folder === undefined || rest.length > 0) return false
  if (name === undefined) return loadShared(draft, file, folder)
  if (deeper === undefined && !isLanguage(folder)) return loadFromFolder(draft, file, folder, name)
  if (!isLanguage(folder)) return false
  const shelf = shelfOf(draft, folder)
  if (deeper === undefined) return loadWords(draft, shelf, file, name)
  return loadEntry(draft, shelf, file, { language: folder, folder: name, name: deeper })
}

function loadShared(draft: Draft, file: SourceFile, name: string): boolean {
  const place = { path: file.path, line: 1 }
  switch (name) {
    case 'sources.yaml':
      keep(draft, parseYaml(file.text, sourcesFile, place), (sources) => (draft.sources = sources))
      return true
    case 'menu.yaml':
      keep(draft, parseYaml(file.text, menuFile, place), (menu) => (draft.menu = menu))
      return true
    case 'languages.yaml':
      keep(draft, parseYaml(file.text, languagesFile, place), (names) => (draft.languageNames = names))
      return true
    case 'region-aliases.yaml':
      keep(draft, parseYaml(file.text, regionAliasesFile, place), (names) => (draft.regionAliases = names))
      return true
    default:
      return false
  }
}

function loadFromFolder(draft: Draft, file: SourceFile, folder: string, name: string): boolean {
  const place = { path: file.path, line: 1 }
  if (!name.endsWith('.yaml')) return false
  const stem = name.slice(0, -'.yaml'.length)
  switch (folder) {
    case 'hotlines':
      if (file.path === hotlineSourcesPath) return true
      keep(draft, parseYaml(file.text, hotlineFile, place), ({ region, lines }) => {
        // The schema has just checked the form that the brand stands for.
        if (region === stem) draft.helpLines.set(region as RegionCode, lines)
        else
          draft.problems.push(error(file.path, 1, `region is ${region}`, 'Name the file after its region.'))
      })
      return true
    case 'checks':
      return file.path === wordingPath
    case 'legal':
      keep(draft, parseYaml(file.text, legalFile, place), (legal) => draft.legal.push(legal))
      return true
    case 'ledger': {
      if (!isLanguage(stem)) return false
      const shelf = shelfOf(draft, stem)
      keep(draft, parseYaml(file.text, ledgerFile, place), (ledger) => (shelf.ledger = ledger))
      return true
    }
    default:
      return false
  }
}

function loadWords(draft: Draft, shelf: ShelfDraft, file: SourceFile, name: string): boolean {
  const place = { path: file.path, line: 1 }
  switch (name) {
    case 'buttons.yaml':
      keep(draft, parseYaml(file.text, buttonsFile, place), (words) => (shelf.buttons = words))
      return true
    case 'commands.yaml':
      keep(draft, parseYaml(file.text, commandsFile, place), (words) => (shelf.commands = words))
      return true
    case 'moderators.yaml':
      keep(draft, parseYaml(file.text, moderatorWordsFile, place), (words) => (shelf.moderators = words))
      return true
    case 'desk.yaml':
      keep(draft, parseYaml(file.text, deskWordsFile, place), (words) => (shelf.desk = words))
      return true
    case 'held.yaml':
      keep(draft, parseYaml(file.text, heldWordsFile, place), (words) => (shelf.held = words))
      return true
    case 'profile.yaml':
      keep(draft, parseYaml(file.text, profileFile, place), (words) => (shelf.profile = words))
      return true
    case 'lines.yaml':
      keep(draft, parseYaml(file.text, linesFile, place), (words) => (shelf.lines = words))
      return true
    case 'legal.yaml':
      keep(draft, parseYaml(file.text, legalWordsFile, place), (words) => (shelf.legal = words))
      return true
    case 'regions.yaml':
      keep(draft, parseYaml(file.text, regionsFile, place), (names) => (shelf.regions = names))
      return true
    default:
      return false
  }
}

interface EntryPlace {
  readonly language: Language
  readonly folder: string
  readonly name: string
}

function loadEntry(draft: Draft, shelf: ShelfDraft, file: SourceFile, place: EntryPlace): boolean {
  if (!place.name.endsWith('.md')) return false
  const stem = place.name.slice(0, -'.md'.length)
  if (place.folder === 'topics')
    keep(draft, loadTopic(file, place.language, stem), (topic) => shelf.topics.set(topic.meta.id, topic))
  else if (place.folder === 'cards')
    keep(draft, loadCard(file, place.language, stem), (card) => shelf.cards.set(card.meta.id, card))
  else return false
  return true
}

function shelfOf(draft: Draft, language: Language): ShelfDraft {
  const known = draft.shelves.get(language)
  if (known !== undefined) return known
  const shelf: ShelfDraft = {
    topics: new Map(),
    cards: new Map(),
    buttons: {},
    commands: {},
    moderators: null,
    desk: null,
    held: null,
    profile: null,
    lines: null,
    legal: null,
    regions: {},
    ledger: {},
  }
  draft.shelves.set(language, shelf)
  return shelf
}

function keep<Value>(draft: Draft, parsed: Parsed<Value>, use: (value: Value) => void): void {
  if (parsed.ok) use(parsed.value)
  else draft.problems.push(...parsed.problems)
}
