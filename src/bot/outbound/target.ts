import * as z from 'zod'

/** Where a message goes. Ids of Telegram: sealed before it is kept, never logged. */
export const targetSchema = z.strictObject({
  chatId: z.int(),
  threadId: z.int().nullable(),
  /** The message whose place is taken, when a button turns a page. */
  editMessageId: z.int().nullable(),
  /** In a group: the message that is answered. */
  replyToMessageId: z.int().nullable(),
})
export type Target = z.infer<typeof targetSchema>
