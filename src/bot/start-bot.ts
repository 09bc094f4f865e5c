import { setTimeout as pause } from 'node:timers/promises'
import { Api } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import type { Hono } from 'hono'
import { createAnswerUpdate, type AnswerUpdate } from './answer/answer-update.ts'
import { createInTurn } from './answer/in-turn.ts'
import { createInlineAnswer } from './answer/inline-answer.ts'
import { createRecentConversations } from './answer/recent-conversations.ts'
import { createStartedCrises } from './answer/started-crises.ts'
import type { Shell } from './answer/shell.ts'
import type { Config } from './config.ts'
import type { Core } from './load-core.ts'
import { loadCore } from './load-core.ts'
import type { Log } from './log.ts'
import type { DeskTools } from './moderators/desk-tools.ts'
import { createRecentWords } from './moderators/neighbours.ts'
import { createDesk } from './moderators/desk.ts'
import { openDeskTools } from './moderators/open-desk-tools.ts'
import { meetTelegram } from './meet-telegram.ts'
import { createGateTransformer } from './outbound/gate-transformer.ts'
import { createLanes, type Lanes } from './outbound/lanes.ts'
import { createSendMessage } from './outbound/send-message.ts'
import { openMemory, type Memory } from './open-memory.ts'
import { startReceiving } from './receive/start-receiving.ts'
import { registerProfile } from './register-profile.ts'
import { startRounds } from './rounds.ts'
import { dayInMilliseconds } from '../flows/conversation-context.ts'

/** Settings of a bot that talks to a Bot API server, Telegram's own or the playground's. */
export type BotConfig = Exclude<Config, { mode: 'playground' }>

export interface RunningBot {
  readonly me: UserFromGetMe
  /** Where this process listens, for the webhook or the console; null when nothing has to reach it. */
  readonly port: number | null
  /** Resolves when no message is on its way any more. */
  drained(): Promise<void>
  /** Takes no more updates, answers those under way, and closes the store. At most about eight seconds. */
  stop(): Promise<void>
}

/** A call to Telegram that takes longer has failed: nothing may hang for ever. Long polls are asked for 25 s. */
const callSeconds = 40
const keptConversations = 5000
const conversationsWithWords = 1000
const rememberedCrises = 10_000
/** Long enough for a request to leave before the building of the core holds everything up. */
const firstPollMilliseconds = 30
/** Leaves time for closing the store within the ten seconds that a container is given. */
const drainMilliseconds = 5000
/** How many messages may be on their way before no more updates are asked for. */
const mostUnderWay = 1000

/**
 * Starts the bot: asks Telegram who it is, loads the core, takes up what was left, and receives updates.
 * Starts also when the store cannot be opened yet. Throws TokenRefused when Telegram does not know the token;
 * resolves null when it was stopped before Telegram answered.
 */
export async function startBot(
  config: BotConfig,
  log: Log,
  stopping: AbortSignal,
  onVerdict?: Shell['onVerdict'],
): Promise<RunningBot | null> {
  const api = new Api(config.token, { apiRoot: config.telegramApiRoot, timeoutSeconds: callSeconds })
  const memory = await openMemory(config, log)
  const me = await meetTelegram(api, log, stopping)
  if (me === null) {
    await memory.store.close()
    return null
  }
  // The first poll is on its way while the core is built: what waits at Telegram is here when it can be answered.
  let answer: AnswerUpdate | null = null
  const building = pause(firstPollMilliseconds).then(async () => {
    const core = loadCore(config, me.username)
    const deskTools = openDeskTools(config, api, core.content, memory, log)
    const shell = createShell(config, api, me, core, memory, deskTools, log, onVerdict)
    await memory.open()
    const rounds = await startRounds(shell, memory)
    answer = createAnswerUpdate(shell)
    void registerProfile(api, core.content, memory.store, log)
    void shell.desk?.registerCommands(core.content)
    return { shell, answer, rounds, console: await openConsole(config, deskTools, shell) }
  })
  const receiving = await startReceiving(
    config,
    api,
    // Once the core is there, an update is answered in the tick in which it comes.
    (update) => answer?.(update) ?? building.then((built) => built.answer(update)),
    async () => (await building).shell.lanes.room(mostUnderWay),
    log,
    config.consoleUrl === undefined
      ? null
      : (await import('../console/console-when-ready.ts')).consoleWhenReady(
          building.then(
            (built) => built.console,
            () => null,
          ),
        ),
  )
  const { rounds, shell: built } = await building
  log.info({ event: 'started', mode: config.mode, store: config.store.kind })
  return {
    me,
    port: receiving.port,
    async drained() {
      await built.lanes.drain(drainMilliseconds)
      await built.desk?.drain(drainMilliseconds)
    },
    async stop() {
      rounds.stop()
      await Promise.race([receiving.stop(), pause(drainMilliseconds)])
      await built.lanes.drain(drainMilliseconds)
      await built.desk?.drain(drainMilliseconds)
      await memory.store.close()
      log.info({ event: 'stopped' })
    },
  }
}

/** Loaded only where there is one: a bot without a console needs none of it. */
async function openConsole(
  config: BotConfig,
  tools: DeskTools | null,
  { content, desk }: Shell,
): Promise<Hono | null> {
  if (config.consoleUrl === undefined || tools === null || desk === null) return null
  const { createConsole } = await import('../console/create-console.ts')
  const changed = (flagId: string) => desk.changed(flagId)
  return createConsole({ tools, content, changed, botToken: config.token })
}

export function createShell(
  config: BotConfig,
  api: Api,
  me: UserFromGetMe,
  core: Core,
  memory: Memory,
  deskTools: DeskTools | null,
  log: Log,
  onVerdict: Shell['onVerdict'],
): Shell {
  const { guardrails, content } = core
  // Installed first and alone: the last thing that touches a call before the wire.
  api.config.use(
    createGateTransformer(core.gate, (method, reason) => {
      log.error({
        event: 'gate-refused',
        method,
        reason,
        advice: 'this is a fault of the program: report it',
      })
    }),
  )
  const lanes: Lanes = createLanes(createSendMessage(api, content), (outcome) => {
    if (outcome.kind === 'refused') log.warn({ event: 'message-refused', reason: outcome.reason })
    if (outcome.kind === 'retry') log.debug({ event: 'message-retried' })
  })
  return {
    guardrails,
    content,
    lanes,
    log,
    store: memory.store,
    privacy: memory.privacy,
    recent: createRecentConversations(keptConversations),
    inTurn: createInTurn(),
    desk: deskTools === null ? null : createDesk(deskTools),
    words: createRecentWords(conversationsWithWords),
    startedCrises: createStartedCrises(rememberedCrises),
    reader: { bot: me, findRegion: (words) => content.findRegion(words), decodeButton: core.decodeButton },
    settings: {
      moderatorChatId: config.moderatorChatId ?? null,
      retentionMilliseconds: config.retentionDays * dayInMilliseconds,
      redact: core.redact,
      privacy: memory.privacy,
    },
    clock: () => Date.now(),
    answerButton: async (callbackQueryId) => {
      await api.raw.answerCallbackQuery({ callback_query_id: callbackQueryId })
    },
    answerInline: createInlineAnswer(api, content, guardrails),
    ...(onVerdict === undefined ? {} : { onVerdict }),
  }
}
