import type { KeyboardSlot } from '../button.ts'
import { vet } from '../vet.ts'
import type { VettedButton } from '../vetted-message.ts'
import { labelled } from './button-label.ts'
import type { Desk } from './desk.ts'
import { isListSlot, listRows, type ListSlot } from './list-slots.ts'
import { asWideAsFits } from './rows.ts'

type Rows = readonly (readonly VettedButton[])[]

/** Rows of buttons as Telegram takes them. Slots that lead nowhere are dropped. Total. */
export function renderKeyboard(desk: Desk): Rows {
  return desk.reference.keyboard.flatMap((row) => rowsFor(desk, row)).filter((row) => row.length > 0)
}

/** Lists stand on rows of their own; what is between them stays side by side. */
function rowsFor(desk: Desk, slots: readonly KeyboardSlot[]): Rows {
  const rows: (readonly VettedButton[])[] = []
  let sideBySide: VettedButton[] = []
  const endRow = () => {
    rows.push(...asWideAsFits(sideBySide))
    sideBySide = []
  }
  for (const slot of slots) {
    if (isListSlot(slot)) {
      endRow()
      rows.push(...listRows(desk, slot))
    } else {
      const button = singleButton(desk, slot)
      if (button !== null) sideBySide.push(button)
    }
  }
  endRow()
  return rows
}

function singleButton(desk: Desk, slot: Exclude<KeyboardSlot, ListSlot>): VettedButton | null {
  if (slot.kind === 'numbered-flag')
    return labelled(desk, { kind: 'flag', act: 'open', flagId: slot.flagId }, String(slot.number))
  if (slot.kind !== 'private-link') return labelled(desk, slot)
  // What a start parameter may hold: https://core.telegram.org/bots/features#deep-linking
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(slot.payload)) return null
  const { kit, language } = desk
  const url = `https://t.me/${kit.settings.botUsername}?start=${slot.payload}`
  return { text: vet(kit.wordsIn(language).label('open-private')), url }
}
