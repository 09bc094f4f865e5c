import type { Language } from '../../../src/guardrails/languages.ts'
import { commandIds, labelIds } from '../../../src/content/schemas/words-schemas.ts'
import type { Kit } from '../../../src/content/render/kit.ts'
import { escapeHtml } from './message-html.ts'

/** Buttons, commands and the bot's profile. */
export function wordsHtml(kit: Kit, language: Language): string {
  const words = kit.wordsIn(language)
  const { name, description, shortDescription } = words.profile
  return [
    '<h2 dir="ltr">Buttons, commands and profile</h2>',
    rows(
      'Buttons',
      labelIds.map((id) => [id, words.label(id)]),
    ),
    rows(
      'Commands',
      commandIds.map((id) => [`/${id}`, words.command(id)]),
    ),
    rows('Profile', [
      ['name', name],
      ['description', description],
      ['short description', shortDescription],
    ]),
  ].join('\n')
}

function rows(title: string, pairs: readonly (readonly [string, string])[]): string {
  const items = pairs.map(([id, text]) => `<li><code>${escapeHtml(id)}</code> ${escapeHtml(text)}</li>`)
  return `<h3 dir="ltr">${title}</h3><ul>${items.join('')}</ul>`
}
