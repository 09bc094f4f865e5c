import type { Language } from '../guardrails/languages.ts'
import type { RegionCode } from './button.ts'
import { elsewhereCode } from './help-lines/place.ts'
import type { Voice } from './help-lines/print-line.ts'
import type { LanguageShelf, Library } from './library.ts'
import type { ModeratorWords } from './schemas/moderator-words-schema.ts'
import type { DeskWords } from './schemas/desk-words-schema.ts'
import type { HeldWords } from './schemas/held-words-schema.ts'
import type { LegalWords } from './schemas/legal-schemas.ts'
import type { LineWords } from './schemas/lines-schema.ts'
import { commandIds, type LabelId, type ProfileWords } from './schemas/words-schemas.ts'

/** The short words of one language, with English wherever a word is missing. */
export interface Words {
  readonly language: Language
  readonly voice: Voice
  readonly lines: LineWords
  readonly legal: LegalWords
  readonly profile: ProfileWords
  readonly desk: DeskWords
  readonly held: HeldWords
  readonly label: (id: LabelId) => string
  readonly command: (id: (typeof commandIds)[number]) => string
  readonly regionName: (region: RegionCode) => string
  readonly languageName: (language: Language) => string
}

/** What English must hold, because every other language falls back on it. */
export interface EnglishWords {
  readonly shelf: LanguageShelf
  readonly lines: LineWords
  readonly legal: LegalWords
  readonly profile: ProfileWords
  readonly moderators: ModeratorWords
  readonly desk: DeskWords
  readonly held: HeldWords
}

export function wordsFor(
  library: Library,
  english: EnglishWords,
  language: Language,
  served: (file: 'buttons' | 'commands' | 'profile' | 'lines' | 'legal' | 'desk' | 'held') => boolean,
  today: string,
): Words {
  const shelf = library.shelves.get(language)
  const own = <Value>(file: Parameters<typeof served>[0], value: Value | undefined): Value | null =>
    value !== undefined && served(file) ? value : null
  const lines = own('lines', shelf?.lines) ?? english.lines
  const buttons = own('buttons', shelf?.buttons) ?? {}
  const commands = own('commands', shelf?.commands) ?? {}
  const regionName = (region: RegionCode): string => {
    if (region === elsewhereCode) return lines.anotherCountry
    return shelf?.regions[region] ?? english.shelf.regions[region] ?? region
  }
  const regionInSentence = (region: RegionCode): string => lines.inSentence?.[region] ?? regionName(region)
  return {
    language,
    lines,
    regionName,
    voice: { language, words: lines, today, regionName, regionInSentence },
    legal: own('legal', shelf?.legal) ?? english.legal,
    profile: own('profile', shelf?.profile) ?? english.profile,
    desk: own('desk', shelf?.desk) ?? english.desk,
    held: own('held', shelf?.held) ?? english.held,
    label: (id) => buttons[id] ?? english.shelf.buttons[id] ?? id,
    command: (id) => commands[id] ?? english.shelf.commands[id] ?? id,
    languageName: (named) => library.languageNames[named] ?? named,
  }
}
