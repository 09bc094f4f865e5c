import { plainReference, type Reference } from '../../content/reference.ts'
import { errorKind } from '../log.ts'
import type { OutboxItem } from '../../store/store.ts'
import { deliverCommitted, leaseMilliseconds } from './deliver-plan.ts'
import { carryOutEmptying, carryOutForget } from './forget.ts'
import { openTask, type OutboxTask } from './outbox-task.ts'
import { openOutgoing, type Outgoing } from './outgoing.ts'
import type { Shell } from './shell.ts'

const batch = 100
/** Cards that could not be emptied are tried again after so long. */
const emptyAgain = 5 * 60 * 1000
/** A message in doubt waits this long for its button to be pressed. */
const doubtLifetime = 24 * 60 * 60 * 1000

/**
 * Takes up what a crash, a restart or a lost worker left in the outbox, oldest first.
 * What was never tried goes out. What may have gone out already goes again only when it is a crisis reply;
 * for the rest the person is told and can ask for it, so that no answer comes twice and none is lost.
 *
 * @param onlyWorker true at the start of a single process: leases of the process before it are void
 */
export async function recoverOutbox(shell: Shell, onlyWorker: boolean): Promise<void> {
  const now = shell.clock()
  const dueAt = onlyWorker ? now + leaseMilliseconds : now
  const untouchedSince = onlyWorker ? now : now - leaseMilliseconds
  try {
    const items = await shell.store.findDueOutboxItems(dueAt, untouchedSince, batch)
    for (const item of items) await recover(shell, item, dueAt)
  } catch (error) {
    shell.log.warn({ event: 'outbox-not-read', error: errorKind(error) })
  }
}

async function recover(shell: Shell, item: OutboxItem, dueAt: number): Promise<void> {
  const task = openTask(item, shell.privacy)
  if (task !== null) return takeUp(shell, item, task, dueAt)
  const outgoing = openOutgoing(item, shell.privacy)
  if (outgoing === null) {
    shell.log.error({
      event: 'outbox-unreadable',
      advice: 'DATA_KEY has changed without keeping the old key',
    })
    await shell.store.removeOutboxItem(item.conversation, item.id)
    return
  }
  if (!item.claimed || item.crisis) {
    if (item.crisis) shell.startedCrises.begin(updateIdOf(item))
    void deliverCommitted(shell, item.conversation, outgoing, null)
    return
  }
  const ours = await shell.store.claimOutboxItem(item.conversation, item.id, dueAt, dueAt + doubtLifetime)
  if (!ours) return
  void shell.lanes.deliver({
    crisis: false,
    target: { ...outgoing.target, editMessageId: null },
    reference: askAgain(outgoing),
  })
}

/** Tasks may be done again: whatever was cut short is done from where it was. */
async function takeUp(shell: Shell, item: OutboxItem, task: OutboxTask, dueAt: number): Promise<void> {
  const { conversation, id } = item
  if (task.task === 'forget') {
    // In its turn, so that what the person writes next is not erased with it.
    void shell
      .inTurn(conversation, () => carryOutForget(shell, conversation, id, dueAt))
      .catch((error: unknown) => shell.log.warn({ event: 'forget-not-finished', error: errorKind(error) }))
    return
  }
  if (await shell.store.claimOutboxItem(conversation, id, dueAt, dueAt + emptyAgain))
    void carryOutEmptying(shell, { conversation, id, left: task.left })
}

/** Ids of items are `<update id>.<position>`. */
const updateIdOf = (item: OutboxItem) => Number.parseInt(item.id, 10)

function askAgain(outgoing: Outgoing): Reference {
  const { language, region } = outgoing.reference
  return plainReference('interrupted', {
    language,
    region,
    keyboard: [[{ kind: 'show-again', outboxId: outgoing.id }]],
  })
}
