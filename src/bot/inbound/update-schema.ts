import * as z from 'zod'

/**
 * The parts of an update that the bot reads. A part that has another shape than Telegram documents is left out
 * alone: a strange entity must not cost a person the answer to their words.
 */
const missingWhenStrange = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

const user = z.looseObject({ id: z.int(), language_code: missingWhenStrange(z.string()) })

const chat = z.looseObject({
  id: z.int(),
  type: z.enum(['private', 'group', 'supergroup', 'channel']),
})

const entity = z.looseObject({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  user: missingWhenStrange(z.looseObject({ id: z.int() })),
})

const message = z.looseObject({
  message_id: z.int(),
  chat,
  from: missingWhenStrange(user),
  sender_chat: missingWhenStrange(z.looseObject({ id: z.int() })),
  text: missingWhenStrange(z.string()),
  caption: missingWhenStrange(z.string()),
  entities: missingWhenStrange(z.array(entity)),
  caption_entities: missingWhenStrange(z.array(entity)),
  reply_to_message: missingWhenStrange(z.looseObject({ from: missingWhenStrange(user) })),
  poll: missingWhenStrange(
    z.looseObject({ question: z.string(), options: z.array(z.looseObject({ text: z.string() })) }),
  ),
  is_topic_message: missingWhenStrange(z.boolean()),
  message_thread_id: missingWhenStrange(z.int()),
  migrate_to_chat_id: missingWhenStrange(z.int()),
})
export type ReadableMessage = z.infer<typeof message>

const member = z.looseObject({ status: z.string() })

export const updateSchema = z.looseObject({
  update_id: z.int(),
  message: missingWhenStrange(message),
  edited_message: missingWhenStrange(message),
  callback_query: missingWhenStrange(
    z.looseObject({
      id: z.string(),
      from: user,
      data: missingWhenStrange(z.string()),
      message: missingWhenStrange(
        z.looseObject({
          message_id: z.int(),
          chat,
          is_topic_message: missingWhenStrange(z.boolean()),
          message_thread_id: missingWhenStrange(z.int()),
        }),
      ),
    }),
  ),
  inline_query: missingWhenStrange(z.looseObject({ id: z.string(), from: user, query: z.string() })),
  my_chat_member: missingWhenStrange(
    z.looseObject({ chat, from: user, old_chat_member: member, new_chat_member: member }),
  ),
})
export type ReadableUpdate = z.infer<typeof updateSchema>
