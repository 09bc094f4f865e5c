import type { Message } from 'grammy/types'

type Quoted = NonNullable<Message['reply_to_message']>

/** A message as it stands inside one that answers it: without the one that it answers itself. */
export function quoted(message: Message): Quoted {
  const { reply_to_message: _, ...rest } = message
  // The type spells the missing field as undefined; JSON has it missing.
  return rest as Quoted
}
