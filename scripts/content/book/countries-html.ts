import type { Language } from '../../../src/guardrails/languages.ts'
import { elsewhereCode } from '../../../src/content/help-lines/place.ts'
import type { Kit } from '../../../src/content/render/kit.ts'
import { pageCount } from '../../../src/content/render/message-parts.ts'
import { renderMessage } from '../../../src/content/render/render-message.ts'
import type { Reference } from '../../../src/content/reference.ts'
import { escapeHtml, messageHtml } from './message-html.ts'

/** The whole card of each country, with the source and date of check of every line. */
export function countriesHtml(kit: Kit, language: Language): string {
  const { regionName } = kit.wordsIn(language)
  const sections = [...kit.regionsByName(language), elsewhereCode].map((region) => {
    const reference: Reference = {
      entry: 'country-lines',
      language,
      region,
      variant: 0,
      page: 0,
      also: [],
      values: {},
      keyboard: [],
    }
    const pages = Array.from({ length: pageCount(kit, reference, language) }, (_, page) =>
      messageHtml(renderMessage(kit, { ...reference, page })),
    )
    return `<section><h3>${escapeHtml(regionName(region))} <code>${region}</code></h3>${pages.join('\n')}</section>`
  })
  return ['<h2 dir="ltr">Help lines by country</h2>', ...sections].join('\n')
}
