import type { KeyboardSlot } from '../button.ts'
import { consolePayload } from '../console-payload.ts'
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
  const { kit, language } = desk
  switch (slot.kind) {
    case 'private-link':
      return linkButton(desk, kit.wordsIn(language).label('open-private'), slot.payload)
    case 'console-link':
      if (kit.settings.consoleUrl === undefined) return null
      return linkButton(desk, kit.moderators.consoleLink, consolePayload(slot.flagId))
    case 'console-app':
      return consoleButton(desk, slot.flagId)
    default:
      return labelled(desk, slot)
  }
}

/** Null for a payload that a link cannot hold: https://core.telegram.org/bots/features#deep-linking */
function linkButton({ kit }: Desk, label: string, payload: string): VettedButton | null {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(payload)) return null
  return { text: vet(label), url: `https://t.me/${kit.settings.botUsername}?start=${payload}` }
}

/** The flag is named behind `#`, which no server and no log gets to see. */
function consoleButton({ kit }: Desk, flagId: string | null): VettedButton | null {
  const { consoleUrl } = kit.settings
  if (consoleUrl === undefined) return null
  const isCode = flagId !== null && /^[A-Za-z0-9_-]{1,64}$/.test(flagId)
  return {
    text: vet(kit.moderators.consoleOpen),
    web_app: { url: isCode ? `${consoleUrl}#flag=${flagId}` : consoleUrl },
  }
}
