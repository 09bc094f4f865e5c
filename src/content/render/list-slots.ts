import { languages } from '../../guardrails/languages.ts'
import type { TopicId } from '../../guardrails/routes.ts'
import { sectionIds, type Button, type KeyboardSlot } from '../button.ts'
import { elsewhereCode } from '../help-lines/place.ts'
import type { VettedButton } from '../vetted-message.ts'
import { labelled } from './button-label.ts'
import type { Desk } from './desk.ts'
import { inColumns } from './rows.ts'

export type ListSlot = Extract<
  KeyboardSlot,
  { kind: 'related-topics' | 'all-sections' | 'section-topics' | 'region-list' | 'language-list' }
>

const listKinds: ReadonlySet<string> = new Set<ListSlot['kind']>([
  'related-topics',
  'all-sections',
  'section-topics',
  'region-list',
  'language-list',
])

export function isListSlot(slot: KeyboardSlot): slot is ListSlot {
  return listKinds.has(slot.kind)
}

const regionsOnAPage = 14

/** The rows of a slot that stands for a list. */
export function listRows(desk: Desk, slot: ListSlot): readonly (readonly VettedButton[])[] {
  const { kit, language } = desk
  switch (slot.kind) {
    case 'related-topics': {
      const entry = kit.entry(`topic:${slot.topic}`, language)
      return entry.kind === 'topic' ? topicRows(desk, entry.meta.related) : []
    }
    case 'all-sections':
      return inColumns(
        present(
          desk,
          sectionIds.map((section) => ({ kind: 'section', section })),
        ),
      )
    case 'section-topics':
      return topicRows(desk, kit.library.menu[slot.section] ?? [])
    case 'language-list':
      return inColumns(
        present(
          desk,
          languages.map((choice) => ({ kind: 'language', language: choice })),
        ),
      )
    case 'region-list':
      return regionRows(desk, slot.page)
  }
}

function topicRows(desk: Desk, topics: readonly TopicId[]) {
  return inColumns(
    present(
      desk,
      topics.map((topic) => ({ kind: 'topic', topic, page: 0 })),
    ),
  )
}

/** One page of countries by name, "another country" below them, and the way to the other pages. */
function regionRows(desk: Desk, page: number): readonly (readonly VettedButton[])[] {
  const { kit, language } = desk
  const regions = kit.regionsByName(language)
  const last = Math.max(0, Math.ceil(regions.length / regionsOnAPage) - 1)
  const shown = Number.isFinite(page) ? Math.min(Math.max(Math.trunc(page), 0), last) : 0
  const onPage = regions.slice(shown * regionsOnAPage, (shown + 1) * regionsOnAPage)
  const turn = (target: number, label: 'back' | 'more'): readonly VettedButton[] => {
    if (target < 0 || target > last) return []
    const button = labelled(desk, { kind: 'regions', page: target }, kit.wordsIn(language).label(label))
    return button === null ? [] : [button]
  }
  return [
    ...inColumns(
      present(
        desk,
        onPage.map((region) => ({ kind: 'region', region })),
      ),
    ),
    present(desk, [{ kind: 'region', region: elsewhereCode }]),
    [...turn(shown - 1, 'back'), ...turn(shown + 1, 'more')],
  ]
}

function present(desk: Desk, buttons: readonly Button[]): readonly VettedButton[] {
  return buttons.map((button) => labelled(desk, button)).filter((button) => button !== null)
}
