import type { Keyboard, KeyboardSlot, RegionCode } from '../../content/button.ts'
import type { CardId } from '../../content/card-ids.ts'
import type { Reference } from '../../content/reference.ts'
import type { Language } from '../../guardrails/languages.ts'
import type { CrisisRoute } from '../../guardrails/routes.ts'
import type { CrisisVerdict } from '../conversation-event.ts'

/** Everything a crisis reply needs: nothing that would have to be waited for. */
export interface CrisisFacts {
  readonly language: Language
  readonly region: RegionCode | null
  /** Counts the crisis replies of this conversation, so that the words change. */
  readonly turn: number
}

const action = (id: Extract<KeyboardSlot, { kind: 'action' }>['id']): KeyboardSlot => ({ kind: 'action', id })

/** The optional question, then what keeps people from calling. The numbers stand above all of it. */
const keyboards: Readonly<Record<CrisisRoute, Keyboard>> = {
  overdose: [
    [action('overdose-steps')],
    [action('breathing-yes'), action('breathing-no')],
    [action('barrier-police')],
    [action('barrier-abroad')],
    [action('misunderstood')],
  ],
  medical: [
    [action('breathing-yes'), action('breathing-no')],
    [action('barrier-police')],
    [action('barrier-abroad')],
    [action('misunderstood')],
  ],
  suicide: [
    [action('safe-yes'), action('safe-no')],
    [action('barrier-silent'), action('barrier-useless')],
    [action('barrier-alone')],
    [action('barrier-police')],
    [action('barrier-other')],
    [action('barrier-abroad')],
    [action('misunderstood')],
  ],
  violence: [
    [action('safe-yes'), action('safe-no')],
    [action('barrier-silent')],
    [action('barrier-police')],
    [action('barrier-other')],
    [action('barrier-abroad')],
    [action('misunderstood')],
  ],
}

/** The buttons below a crisis reply, repeated below each follow-up. */
export function crisisKeyboard(route: CrisisRoute): Keyboard {
  return keyboards[route]
}

function crisisCard(verdict: CrisisVerdict): CardId {
  if (verdict.route === 'suicide' && verdict.detail === 'about-other') return 'crisis-suicide-other'
  if (verdict.route === 'violence' && verdict.detail === 'child') return 'crisis-violence-child'
  if (verdict.route === 'violence' && verdict.detail === 'will-harm') return 'crisis-violence-will-harm'
  return `crisis-${verdict.route}`
}

/** The one message that a crisis gets at once. Total, and needs no state of the conversation. */
export function crisisReply(verdict: CrisisVerdict, facts: CrisisFacts): Reference {
  return {
    entry: crisisCard(verdict),
    language: facts.language,
    region: facts.region,
    variant: facts.turn,
    page: 0,
    also: verdict.also.filter((route) => route !== verdict.route),
    values: {},
    keyboard: crisisKeyboard(verdict.route),
  }
}
