import type { Language } from '../../../src/guardrails/languages.ts'
import { topicIds } from '../../../src/guardrails/routes.ts'
import { cardIds, crisisCardIds } from '../../../src/content/card-ids.ts'
import { isRightToLeft } from '../../../src/content/help-lines/isolate.ts'
import { entryIdOf, type Entry } from '../../../src/content/library.ts'
import type { Kit } from '../../../src/content/render/kit.ts'
import type { Signable } from '../../../src/content/sign-off/signables.ts'
import { countriesHtml } from './countries-html.ts'
import { entryHtml } from './entry-html.ts'
import { lawHtml } from './law-html.ts'
import { escapeHtml } from './message-html.ts'
import { style } from './style.ts'
import { wordsHtml } from './words-html.ts'

/** The whole content of one language on one page: to read, to compare with the sources, to print. */
export function bookPage(kit: Kit, language: Language, signables: readonly Signable[]): string {
  const shelf = kit.library.shelves.get(language)
  const own = signables.filter((signable) => signable.language === language)
  const crisis: ReadonlySet<string> = new Set(crisisCardIds)
  const cards = cardIds.map((id) => shelf?.cards.get(id)).filter((card) => card !== undefined)
  const topics = topicIds.map((id) => shelf?.topics.get(id)).filter((topic) => topic !== undefined)
  const chapters: readonly [string, readonly Entry[]][] = [
    ['Crisis replies and what follows them', cards.filter((card) => crisis.has(card.meta.id))],
    ['Answers', topics],
    ['Other cards', cards.filter((card) => !crisis.has(card.meta.id))],
  ]
  const direction = isRightToLeft(language) ? ' dir="rtl"' : ''
  return [
    `<!doctype html><html lang="${language}"${direction}><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Evenkeel: the content (${language})</title><style>${style}</style></head><body>`,
    `<h1 dir="ltr">Evenkeel: the content, ${escapeHtml(kit.wordsIn(language).languageName(language))}</h1>`,
    introduction(kit, own),
    `<nav><ul>${chapters.flatMap(([, entries]) => entries.map(tocItem)).join('')}</ul></nav>`,
    ...chapters.flatMap(([title, entries]) => [
      `<h2 dir="ltr">${title}</h2>`,
      ...entries.map((entry) =>
        entryHtml(
          kit,
          entry,
          own.find((signable) => signable.id === entryIdOf(entry)),
        ),
      ),
    ]),
    lawHtml(kit, language),
    wordsHtml(kit, language),
    countriesHtml(kit, language),
    '</body></html>',
  ].join('\n')
}

function introduction(kit: Kit, signables: readonly Signable[]): string {
  const waiting = signables.filter((signable) => signable.state !== 'signed').length
  return `<p dir="ltr">Every card and answer as people see it on ${kit.settings.today}, for a person whose country is not known.
  ${signables.length - waiting} of ${signables.length} entries are signed, ${waiting} wait. Each entry names its file, its
  sources and who signed it, in which role.</p>`
}

function tocItem(entry: Entry): string {
  const id = escapeHtml(entryIdOf(entry))
  return `<li><a href="#${id}" dir="auto">${entry.kind === 'topic' ? escapeHtml(entry.meta.title) : id}</a></li>`
}
