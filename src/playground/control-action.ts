import * as z from 'zod'

const person = { personId: z.int() }
const place = { ...person, chatId: z.int() }
const inMessage = { ...place, messageId: z.int() }
const reply = { replyTo: z.int().optional(), threadId: z.int().optional() }
const action = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ do: z.literal(name), ...shape })

const media = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('photo'), caption: z.string().optional() }),
  z.strictObject({ kind: z.literal('document'), caption: z.string().optional() }),
  z.strictObject({ kind: z.literal('voice') }),
  z.strictObject({ kind: z.literal('sticker') }),
  z.strictObject({ kind: z.literal('location') }),
  z.strictObject({
    kind: z.literal('poll'),
    question: z.string().min(1).max(300),
    options: z.array(z.string().min(1).max(100)).min(2).max(10),
  }),
])

/** What the page may ask for: everything that people can do in their apps. */
export const controlAction = z.discriminatedUnion('do', [
  action('say', { ...place, text: z.string(), ...reply }),
  action('send-media', { ...place, media, ...reply }),
  action('edit', { ...inMessage, text: z.string() }),
  action('press', { ...inMessage, data: z.string() }),
  action('forward', { ...inMessage, toChatId: z.int() }),
  action('open-deep-link', { ...person, payload: z.string().max(512) }),
  action('open-page', { ...person, url: z.string().max(2048) }),
  action('ask-inline', { ...place, words: z.string() }),
  action('choose-result', { ...place, queryId: z.string(), resultId: z.string() }),
  action('block-bot', person),
  action('unblock-bot', person),
  action('set-language', { ...person, languageCode: z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/) }),
  action('add-bot', place),
  action('remove-bot', place),
  action('change-bot-rights', { ...place, standing: z.enum(['member', 'administrator']) }),
])
export type ControlAction = z.infer<typeof controlAction>
