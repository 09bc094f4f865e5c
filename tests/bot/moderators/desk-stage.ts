import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from 'grammy'
import type { Message } from 'grammy/types'
import { decodeButton } from '../../../src/content/callback-data.ts'
import { createGate } from '../../../src/content/gate.ts'
import { loadAmounts } from '../../../src/disk/load-amounts.ts'
import { createDesk, type Desk } from '../../../src/bot/moderators/desk.ts'
import type { DeskTools } from '../../../src/bot/moderators/desk-tools.ts'
import { sealFlag } from '../../../src/bot/moderators/flag-file.ts'
import { createExamplesFile } from '../../../src/bot/moderators/examples-file.ts'
import { sealedSettings } from '../../../src/bot/moderators/open-desk-tools.ts'
import type { Life } from '../mortal.ts'
import type { StoreGround } from '../../store/each-store.ts'
import { createModeratorsChat } from '../../../src/bot/moderators/moderators-chat.ts'
import { purposes } from '../../../src/bot/sealed-purpose.ts'
import { createGateTransformer } from '../../../src/bot/outbound/gate-transformer.ts'
import { createLog } from '../../../src/bot/log.ts'
import type { FlagCase } from '../../../src/moderation/flag-case.ts'
import { written } from '../../../src/moderation/life-cycle.ts'
import { firstDue } from '../../../src/moderation/timers.ts'
import type { ModerationTimes } from '../../../src/moderation/times.ts'
import { startBotApiServer, type BotApiServer } from '../../../src/playground/bot-api-server.ts'
import { createPrivacy } from '../../../src/privacy/create-privacy.ts'
import { newDataKey, parseDataKeys } from '../../../src/privacy/data-key.ts'
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.ts'
import type { Store } from '../../../src/store/store.ts'
import { content } from '../../content/shelf.ts'
import { flagCase } from '../../moderation/flags.ts'

export const minute = 60_000
export const times: ModerationTimes = {
  ringAgain: [5 * minute, 10 * minute],
  idle: 30 * minute,
  digest: 60 * minute,
  context: 2 * minute,
  lease: 15_000,
}

/** Desks of several workers on one store, against a local Bot API server over HTTP, with a clock that is set by hand. */
export interface DeskStage {
  readonly telegram: BotApiServer
  readonly tools: DeskTools
  readonly folder: string
  readonly moderators: number
  readonly ann: number
  readonly ben: number
  /** The desk of another worker. */
  worker(store?: Store): Desk
  /** The desk of a worker that has just started: it knows nothing of the chat but what the store holds. */
  freshWorker(): Desk
  /** The desk of a worker that has so many steps to live. */
  mortalWorker(life: Life): Desk
  /** From now on desks are those of a deployment that has no console. */
  withoutConsole(): void
  now(): number
  pass(milliseconds: number): void
  /** Commits a flag as answering does, and gives its id. */
  raise(flag?: Partial<FlagCase['flag']>, around?: readonly string[]): Promise<string>
  /** What the bot has said in a chat, as it stands there now. */
  said(chatId?: number): readonly Message[]
  /** Calls of a method since the stage was opened. */
  calls(method: string): readonly Readonly<Record<string, unknown>>[]
  press(desk: Desk, person: number, act: string, flagId: string, message?: Message): Promise<string>
  close(): Promise<void>
}

export async function openDeskStage({
  isForum = false,
  type = 'supergroup',
  ground = null,
}: {
  isForum?: boolean
  type?: 'group' | 'supergroup'
  /** Where the store is; left out: a file of the stage's own. */
  ground?: StoreGround | null
} = {}): Promise<DeskStage> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-desk-'))
  let time = Date.parse('2026-11-24T12:00:00Z')
  const clock = () => time
  const telegram = await startBotApiServer({ now: clock })
  const { core } = telegram
  const person = (firstName: string) => core.people.addPerson({ firstName }).id
  const [ann, ben] = [person('Ann'), person('Ben')]
  const moderators = core.people.createGroup({
    title: 'Moderators',
    type,
    isForum,
    members: [ann, ben],
    bot: 'administrator',
  }).id
  for (const one of [ann, ben]) core.people.say(one, one, '/start')

  const api = new Api(core.token, { apiRoot: telegram.url })
  const refused: string[] = []
  const gated = createGateTransformer(createGate(content, loadAmounts()), (method, reason) =>
    refused.push(`${method} ${reason}`),
  )
  api.config.use(gated)
  const privacy = createPrivacy(parseDataKeys(newDataKey(), 'test'))
  const store = ground === null ? openSqliteStore(join(folder, 'evenkeel.db')) : ground.open()
  const chatOfWorker = (calling = api, inStore = store) =>
    createModeratorsChat(calling, content, moderators, sealedSettings({ store: inStore, privacy }), clock)
  const tools: DeskTools = {
    store,
    privacy,
    chat: chatOfWorker(),
    examples: createExamplesFile(folder),
    hasConsole: true,
    times,
    log: createLog('silent'),
    clock,
  }
  let raised = 0
  let hasConsole = true

  const stage: DeskStage = {
    telegram,
    tools,
    folder,
    moderators,
    ann,
    ben,
    worker: (other = store) => createDesk({ ...tools, hasConsole, store: other }),
    freshWorker: () => createDesk({ ...tools, hasConsole, chat: chatOfWorker() }),
    mortalWorker(life) {
      const calling = new Api(core.token, { apiRoot: telegram.url })
      calling.config.use(life.transformer)
      calling.config.use(gated)
      const mortal = life.store(store)
      return createDesk({ ...tools, hasConsole, store: mortal, chat: chatOfWorker(calling, mortal) })
    },
    withoutConsole() {
      hasConsole = false
    },
    now: clock,
    pass(milliseconds) {
      time += milliseconds
    },
    async raise(more = {}, around = []) {
      raised += 1
      const id = `${raised}-flag`
      const conversation = more.conversation ?? `conversation-${raised}`
      const blank = flagCase({
        id,
        conversation,
        version: 0,
        createdAt: time,
        expiresAt: time + 30 * 24 * 60 * minute,
        ...more,
      })
      const first = written(blank, 'raise', null, time, times)
      const dueAt = firstDue(first.flag.severity, time, times)
      const { version } = await store.load(conversation, 0)
      await store.commit({
        conversation,
        expectedVersion: version,
        snapshot: 'sealed',
        updateId: raised,
        outbox: [],
        flags: [sealFlag({ ...first, flag: { ...first.flag, dueAt } }, privacy)],
        neighbours: around.map((text) => ({
          flagId: id,
          payload: privacy.seal(text, purposes.neighbour(id)),
        })),
        asked: null,
        now: time,
        expiresAt: time + 1e9,
      })
      return id
    },
    said(chatId = moderators) {
      const messages = [...(core.world.rooms.get(chatId)?.messages.values() ?? [])]
      return messages.filter(({ from, text }) => from?.id === core.world.bot.id && text !== undefined)
    },
    calls: (method) => core.calls.filter((call) => call.method === method).map(({ payload }) => payload),
    async press(desk, by, act, flagId, message = cardOf(stage, flagId)) {
      const { id } = core.world.queries.ask('button', by)
      await desk.press({
        kind: 'button',
        updateId: 0,
        place: { chatId: message.chat.id, kind: 'group', threadId: null },
        personId: by,
        telegramLanguage: 'en',
        callbackQueryId: id,
        button: decodeButton(`flag:${act}:${flagId}`),
        messageId: message.message_id,
      })
      const answer = stage.calls('answerCallbackQuery').findLast((call) => call['callback_query_id'] === id)
      const text = answer?.['text']
      return typeof text === 'string' ? text : ''
    },
    async close() {
      await store.close()
      await telegram.close()
      await rm(folder, { recursive: true, force: true })
      if (refused.length > 0) throw new Error(`the gate refused: ${refused.join(', ')}`)
    },
  }
  return stage
}

/** The card of a flag as it stands in the chat now. */
export function cardOf(stage: DeskStage, flagId: string): Message {
  const cards = stage.said().filter(({ text }) => text?.endsWith(`Flag ${flagId}`))
  const [card, second] = cards
  if (card === undefined) throw new Error('no card')
  if (second !== undefined) throw new Error('two cards')
  return card
}
