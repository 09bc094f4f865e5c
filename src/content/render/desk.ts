import type { Language } from '../../guardrails/languages.ts'
import type { Reference } from '../reference.ts'
import type { Kit } from './kit.ts'

/** What the buttons of one message are made from. */
export interface Desk {
  readonly kit: Kit
  readonly reference: Reference
  readonly language: Language
}
