import type { Reference } from '../../content/reference.ts'
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
    const lane: Lane = { dropped: 0, last: Promise.resolve() }
    lanes.set(chatId, lane)
    return lane
  }

  const tryUntilSettled = async (delivery: Delivery, lane: Lane): Promise<DeliveryResult> => {
    const dropMark = lane.dropped
    let target = delivery.target
    let pause = firstWait
    for (let tries = 1; ; tries += 1) {
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
          target = { ...target, editMessageId: null, threadId: null }
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
    await lane.last.catch(() => {})
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

  return {
    deliver(delivery) {
      // A crisis has a lane of its own: nothing holds it up, and only Telegram's answer ends it.
      if (delivery.crisis) return track(tryUntilSettled(delivery, { dropped: 0, last: Promise.resolve() }))
      const { chatId } = delivery.target
      const lane = laneOf(chatId)
      const work = track(deliverPlain(delivery, lane))
      const mark = work.catch(() => {})
      lane.last = mark
      void mark.then(() => {})
      return work
    },
    drop(chatId) {
      const lane = lanes.get(chatId)
      if (lane !== undefined) lane.dropped += 1
    },
    async room(most) {
      while (underWay.size >= most) await Promise.race(underWay).catch(() => {})
    },
    async drain(milliseconds) {
      const settled = Promise.allSettled(underWay)
      await Promise.race([settled, wait(milliseconds)])
    },
  }
}
