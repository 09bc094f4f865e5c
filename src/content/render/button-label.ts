import type { Button } from '../button.ts'
import { encodeButton, longestCallbackData } from '../callback-data.ts'
import { placeFor } from '../help-lines/place.ts'
import { placeName } from '../help-lines/print-place.ts'
import { vet } from '../vet.ts'
import type { VettedButton } from '../vetted-message.ts'
import type { Desk } from './desk.ts'
import { pageCount } from './message-parts.ts'

/** A button with its label in the person's language; null for a page that does not exist, or data too long. */
export function labelled(desk: Desk, button: Button, label = labelOf(desk, button)): VettedButton | null {
  const data = encodeButton(button)
  if (label === null || Buffer.byteLength(data) > longestCallbackData) return null
  return { text: vet(label), callback_data: data }
}

function labelOf(desk: Desk, button: Button): string | null {
  const { kit, reference, language } = desk
  const words = kit.wordsIn(language)
  switch (button.kind) {
    case 'action':
      return words.label(button.id)
    case 'section':
      return words.label(`section:${button.section}`)
    case 'topic': {
      if (reference.entry === `topic:${button.topic}`) return pageLabel(desk, button.page)
      const entry = kit.entry(`topic:${button.topic}`, language)
      return entry.kind === 'topic' ? entry.meta.button : null
    }
    case 'region':
      return words.regionName(button.region)
    case 'regions':
      return words.label('choose-region')
    case 'country-lines':
      if (reference.entry === 'country-lines') return pageLabel(desk, button.page)
      return words.lines.allLinesFor.replace('{place}', ownPlaceName(desk))
    case 'language':
      return words.languageName(button.language)
    case 'overdose-step':
      return stepLabel(desk, button.step)
    case 'show-again':
      return words.label('show-answer')
    case 'flag':
      return kit.moderators.labels[button.act]
  }
}

/** A page of the entry that is shown: forward, back, or no such page. */
function pageLabel({ kit, reference, language }: Desk, page: number): string | null {
  const words = kit.wordsIn(language)
  const count = pageCount(kit, reference, language)
  if (!Number.isInteger(page) || page < 0 || page >= count) return null
  const shown = Math.min(Math.max(reference.page, 0), count - 1)
  if (page === shown) return null
  return words.label(page > shown ? 'more' : 'back')
}

function stepLabel({ kit, reference, language }: Desk, step: number): string {
  const words = kit.wordsIn(language)
  const shown = /^overdose-step-(\d)$/.exec(reference.entry)?.[1]
  if (shown === undefined) return words.label('overdose-steps')
  return words.label(step > Number(shown) ? 'next-step' : 'previous-step')
}

function ownPlaceName({ kit, reference, language }: Desk): string {
  const place = placeFor(kit.directory.lines, reference.region, kit.settings.defaultRegion)
  return placeName(place, kit.wordsIn(language).voice)
}
