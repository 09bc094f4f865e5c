import type { Language } from '../../../src/guardrails/languages.ts'
import type { Kit } from '../../../src/content/render/kit.ts'
import { pageCount } from '../../../src/content/render/message-parts.ts'
import { renderMessage } from '../../../src/content/render/render-message.ts'
import { plainReference } from '../../../src/content/reference.ts'
import { messageHtml } from './message-html.ts'

/** The table of the law, for a language whose answer on it is still read in English; else it stands in the answer. */
export function lawHtml(kit: Kit, language: Language): string {
  const topic = kit.entry('topic:legal-status', language)
  if (topic.language === language) return ''
  const reference = plainReference('topic:legal-status', { language })
  const first = topic.parts.length
  const pages = Array.from({ length: pageCount(kit, reference, language) - first }, (_, index) =>
    messageHtml(renderMessage(kit, { ...reference, page: first + index })),
  )
  return ['<h2 dir="ltr">The law, as last seen</h2>', ...pages].join('\n')
}
