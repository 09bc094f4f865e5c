import { recoverOutbox } from './answer/recover-outbox.ts'
import type { Shell } from './answer/shell.ts'
import type { Memory } from './open-memory.ts'
import { createResealing, type Resealing } from './reseal.ts'
import { moderationTimes } from '../moderation/times.ts'
import { errorKind } from './log.ts'

const outboxEveryMilliseconds = 15_000
const deskEveryMilliseconds = 2000
const keysEveryMilliseconds = 60_000
const purgeEveryMilliseconds = 60 * 60 * 1000

export interface Rounds {
  stop(): void
}

/** What is done now and then: taking up what stayed in the outbox, and erasing what is past its time. */
export async function startRounds(
  shell: Shell,
  memory: Pick<Memory, 'privacy' | 'onlyWorker' | 'keepNames'>,
): Promise<Rounds> {
  const { onlyWorker } = memory
  // Before the first update: what was left is older, and order within a chat is kept.
  await recoverOutbox(shell, onlyWorker)
  await shell.desk?.runDue(onlyWorker ? moderationTimes.lease : 0)
  const desk = setInterval(() => void shell.desk?.runDue(), deskEveryMilliseconds)
  const resealing = createResealing({ ...shell, privacy: memory.privacy })
  const keys = setInterval(() => void keepKeys(shell, memory, resealing), keysEveryMilliseconds)
  void keepKeys(shell, memory, resealing)
  const outbox = setInterval(() => void recoverOutbox(shell, false), outboxEveryMilliseconds)
  const purge = setInterval(() => void purgeOnce(shell), purgeEveryMilliseconds)
  return {
    stop() {
      clearInterval(outbox)
      clearInterval(purge)
      clearInterval(desk)
      clearInterval(keys)
      resealing.stop()
    },
  }
}

async function purgeOnce(shell: Shell): Promise<void> {
  try {
    await shell.store.purge(shell.clock())
  } catch (error) {
    shell.log.warn({ event: 'not-purged', error: errorKind(error) })
  }
}

async function keepKeys(
  shell: Shell,
  memory: Pick<Memory, 'keepNames'>,
  resealing: Resealing,
): Promise<void> {
  try {
    await memory.keepNames()
  } catch (error) {
    shell.log.warn({ event: 'names-not-kept', error: errorKind(error) })
    return
  }
  await resealing.run()
}
