import * as z from 'zod'

/** Calls that carry no text to anybody: https://core.telegram.org/bots/api#available-methods */
export const textFreeMethods: ReadonlySet<string> = new Set([
  'getMe',
  'getUpdates',
  'getWebhookInfo',
  'setWebhook',
  'deleteWebhook',
  'getChat',
  'getChatMember',
  'getChatMemberCount',
  'getChatAdministrators',
  'getMyCommands',
  'getMyName',
  'getMyDescription',
  'getMyShortDescription',
  'deleteMyCommands',
  'deleteMessage',
  'deleteMessages',
  'sendChatAction',
  'leaveChat',
  'logOut',
  'close',
])

const keyboard = z.strictObject({ inline_keyboard: z.array(z.array(z.unknown())) })

/** A preview would show words of a page that nobody vetted. */
const noPreview = z.strictObject({ is_disabled: z.literal(true) })

const formatted = { text: z.string(), entities: z.array(z.unknown()).optional() }

/** Without `quote`: the bot never repeats what a person wrote. */
const replyTo = z.strictObject({
  message_id: z.int(),
  chat_id: z.int().optional(),
  allow_sending_without_reply: z.boolean().optional(),
})

export const sendMessage = z.strictObject({
  ...formatted,
  chat_id: z.union([z.int(), z.string()]),
  message_thread_id: z.int().optional(),
  link_preview_options: noPreview,
  reply_markup: keyboard.optional(),
  reply_parameters: replyTo.optional(),
  disable_notification: z.boolean().optional(),
  protect_content: z.boolean().optional(),
})

export const editMessageText = z.strictObject({
  ...formatted,
  chat_id: z.union([z.int(), z.string()]).optional(),
  message_id: z.int().optional(),
  inline_message_id: z.string().optional(),
  link_preview_options: noPreview,
  reply_markup: keyboard.optional(),
})

export const editMessageReplyMarkup = z.strictObject({
  chat_id: z.union([z.int(), z.string()]).optional(),
  message_id: z.int().optional(),
  inline_message_id: z.string().optional(),
  reply_markup: keyboard.optional(),
})

export const answerCallbackQuery = z.strictObject({
  callback_query_id: z.string(),
  text: z.string().optional(),
  show_alert: z.boolean().optional(),
  cache_time: z.int().optional(),
})

export const answerInlineQuery = z.strictObject({
  inline_query_id: z.string(),
  results: z.array(
    z.strictObject({
      type: z.literal('article'),
      id: z.string(),
      title: z.string(),
      input_message_content: z.strictObject({
        message_text: z.string(),
        entities: z.array(z.unknown()).optional(),
        link_preview_options: noPreview,
      }),
    }),
  ),
  cache_time: z.int().optional(),
  is_personal: z.boolean().optional(),
})

const inLanguage = { language_code: z.string().optional() }

export const setMyCommands = z.strictObject({
  ...inLanguage,
  commands: z.array(z.unknown()),
  scope: z.record(z.string(), z.union([z.string(), z.int()])).optional(),
})
export const setMyName = z.strictObject({ ...inLanguage, name: z.string() })
export const setMyDescription = z.strictObject({ ...inLanguage, description: z.string() })
export const setMyShortDescription = z.strictObject({ ...inLanguage, short_description: z.string() })

export const createForumTopic = z.strictObject({
  chat_id: z.union([z.int(), z.string()]),
  name: z.string(),
})

/** Without a caption: the file's name and first line say what it is. */
export const sendDocument = z.strictObject({
  chat_id: z.union([z.int(), z.string()]),
  message_thread_id: z.int().optional(),
  document: z.unknown(),
  disable_notification: z.boolean().optional(),
  protect_content: z.boolean().optional(),
})
