import { entryIdOf, type Entry } from '../../../src/content/library.ts'
import type { Keyboard } from '../../../src/content/button.ts'
import type { Reference } from '../../../src/content/reference.ts'
import type { Kit } from '../../../src/content/render/kit.ts'
import { pageCount } from '../../../src/content/render/message-parts.ts'
import { renderMessage } from '../../../src/content/render/render-message.ts'
import type { Signable } from '../../../src/content/sign-off/signables.ts'
import { escapeHtml, messageHtml } from './message-html.ts'

/** One entry: each of its pages or wordings as people see it, then where it comes from and who signed it. */
export function entryHtml(kit: Kit, entry: Entry, signable: Signable | undefined): string {
  const id = entryIdOf(entry)
  const title = entry.kind === 'topic' ? `${escapeHtml(entry.meta.title)} ` : ''
  const base = referenceTo(entry)
  const count = entry.kind === 'topic' ? pageCount(kit, base, entry.language) : entry.parts.length
  const shown = Array.from({ length: count }, (_, index) => {
    const at = entry.kind === 'topic' ? { page: index } : { variant: index }
    const label =
      entry.kind === 'topic' ? `Page ${index + 1} of ${count}` : `Wording ${index + 1} of ${count}`
    const message = messageHtml(renderMessage(kit, { ...base, ...at }))
    return `${count > 1 ? `<p class="label" dir="ltr">${label}</p>` : ''}${message}`
  })
  return [
    `<section id="${escapeHtml(id)}"><h3 dir="auto">${title}<code>${escapeHtml(id)}</code></h3>`,
    ...shown,
    factsHtml(kit, entry, signable),
    '</section>',
  ].join('\n')
}

function referenceTo(entry: Entry): Reference {
  const related: Keyboard = entry.kind === 'topic' ? [[{ kind: 'related-topics', topic: entry.meta.id }]] : []
  return {
    entry: entryIdOf(entry),
    language: entry.language,
    region: null,
    variant: 0,
    page: 0,
    also: [],
    values: { topic: 'about-bot', section: 'kratom', language: entry.language, count: 3 },
    keyboard: related,
  }
}

function factsHtml(kit: Kit, entry: Entry, signable: Signable | undefined): string {
  const { meta } = entry
  const sources = meta.sources.map((key) => {
    const source = kit.library.sources[key]
    const addresses = source?.addresses.join(' ') ?? ''
    return `<li>${escapeHtml(`${key}: ${source?.organisation ?? ''}, ${source?.title ?? ''} (${source?.date ?? 'no date'}; ${source?.obtained ?? ''}) ${addresses}`)}</li>`
  })
  const signatures = signable?.state === 'signed' ? kit.served.signatures(entry) : []
  const signed = signatures.map(({ role, by, on, until }) => `${role}: ${by}, ${on}, until ${until}`)
  const state = signable?.state ?? 'unsigned'
  return [
    `<p class="facts" dir="ltr">${escapeHtml(entry.path)} · checked ${meta.checked}, again by ${meta.recheck}`,
    meta.firstAid ? ' · first aid' : '',
    meta.translated === undefined ? '' : ' · translated with the help of a machine',
    ` · ${state === 'signed' ? escapeHtml(signed.join('; ')) : `<span class="waits">waits for a sign-off (${state})</span>`}</p>`,
    sources.length === 0 ? '' : `<ul class="facts" dir="ltr">${sources.join('')}</ul>`,
  ].join('')
}
