import type { MessageEntity } from 'grammy/types'
import type { Reference } from './reference.ts'

declare const vetted: unique symbol

/** Text that the renderer of the content has made. Nothing else type-checks as something to send. */
export type VettedText = string & { readonly [vetted]: true }

export type VettedButton =
  | { readonly text: VettedText; readonly callback_data: string }
  | { readonly text: VettedText; readonly url: string }
  | { readonly text: VettedText; readonly web_app: { readonly url: string } }

/** A message as Telegram takes it: plain text with entities, no markup to escape. */
export interface VettedMessage {
  readonly text: VettedText
  readonly entities: readonly MessageEntity[]
  readonly keyboard: readonly (readonly VettedButton[])[]
  readonly reference: Reference
}
