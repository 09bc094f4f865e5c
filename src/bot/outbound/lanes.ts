import type { Reference } from '../../content/reference.ts'
import { drain } from '../drain.ts'
import type { SendMessage } from './send-message.ts'
import type { SendOutcome } from './send-outcome.ts'
import type { Target } from './target.ts'

export interface Delivery {
  readonly target: Target
  readonly reference: Reference
  readonly crisis: boolean
  /** Asked right before the first try; false drops the delivery (somebody else has it, or it was erased). */
  readonly claim?: () => Promise<boolean>
}

/** What became of a delivery in the end. */
export type DeliveryResult = 'accepted' | 'refused' | 'dropped' | 'given-up'

export interface Lanes {
  /** Crises start at once, past everything that waits; the rest goes out in order, one at a time in a chat. */
  deliver(delivery: Delivery): Promise<DeliveryResult>
  /** Forgets what waits for a chat that blocked the bot or removed it. */
  drop(chatId: number): void
  /** Resolves when fewer than so many messages are under way: slow sending slows receiving down. */
  room(most: number): Promise<void>
  /** Resolves when nothing is under way, at the latest after so many milliseconds. */
  drain(milliseconds: number): Promise<void>
}

interface Lane {
  /** Crisis replies of this chat that Telegram has not taken yet: everything else waits for them. */
  readonly crises: Set<Promise<unknown>>
  /** How many other messages wait or are being sent. */
  waiting: number
  dropped: number
  last: Promise<unknown>
}

const firstWait = 500
const longestWait = 30_000
/** Tries for a message that is no crisis; afterwards the outbox keeps it for later. */
const plainTries = 8

const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** One lane a chat: keeps the order within a chat, and lets crises overtake. */
export function createLanes(
  send: SendMessage,
  onOutcome: (outcome: SendOutcome, delivery: Delivery) => void,
): Lanes {
  const lanes = new Map<number, Lane>()
  const underWay = new Set<Promise<unknown>>()

  const laneOf = (chatId: number): Lane => {
    const known = lanes.get(chatId)
    if (known !== undefined) return known
    const lane: Lane = { crises: new Set(), waiting: 0, dropped: 0, last: Promise.resolve() }
    lanes.set(chatId, lane)
    return lane
  }

  const tryUntilSettled = async (delivery: Delivery, lane: Lane): Promise<DeliveryResult> => {
    const dropMark = lane.dropped
    let target = delivery.target
    let pause = firstWait
    for (let tries = 1; ; tries += 1) {
      if (!delivery.crisis && lane.crises.size > 0) await Promise.allSettled(lane.crises)
      const outcome = await send(target, delivery.reference)
      onOutcome(outcome, delivery)
      switch (outcome.kind) {
        case 'accepted':
          return 'accepted'
        case 'refused':
          return 'refused'
        case 'migrated':
          target = { ...target, chatId: outcome.toChatId, replyToMessageId: null }
          break
        case 'place-gone':
          target =
            target.editMessageId === null ? { ...target, threadId: null } : { ...target, editMessageId: null }
          break
        case 'retry':
          if (!delivery.crisis && tries >= plainTries) return 'given-up'
          await wait(outcome.afterMilliseconds ?? pause)
          pause = Math.min(pause * 2, longestWait)
      }
      if (lane.dropped !== dropMark) return 'dropped'
      if (tries >= plainTries && outcome.kind !== 'retry') return 'given-up'
    }
  }

  const deliverPlain = async (delivery: Delivery, lane: Lane): Promise<DeliveryResult> => {
    const dropMark = lane.dropped
    await lane.last
    if (lane.dropped !== dropMark) return 'dropped'
    if (delivery.claim !== undefined && !(await delivery.claim())) return 'dropped'
    return tryUntilSettled(delivery, lane)
  }

  const track = <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work)
    const forget = () => underWay.delete(work)
    work.then(forget, forget)
    return work
  }

  const leaveWhenIdle = (chatId: number, lane: Lane) => {
    if (lane.waiting === 0 && lane.crises.size === 0) lanes.delete(chatId)
  }

  return {
    deliver(delivery) {
      const { chatId } = delivery.target
      const lane = laneOf(chatId)
      if (delivery.crisis) {
        const crisis = track(tryUntilSettled(delivery, lane))
        lane.crises.add(crisis)
        const done = () => {
          lane.crises.delete(crisis)
          leaveWhenIdle(chatId, lane)
        }
        crisis.then(done, done)
        return crisis
      }
      lane.waiting += 1
      const work = track(deliverPlain(delivery, lane))
      const done = () => {
        lane.waiting -= 1
        leaveWhenIdle(chatId, lane)
      }
      lane.last = work.then(done, done)
      return work
    },
    drop(chatId) {
      const lane = lanes.get(chatId)
      if (lane !== undefined) lane.dropped += 1
    },
    async room(most) {
      while (underWay.size >= most) await Promise.race(underWay).catch(() => {})
    },
    drain: (milliseconds) => drain(underWay, milliseconds),
  }
}
