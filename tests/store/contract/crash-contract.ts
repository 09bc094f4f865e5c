import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commit, flag, item, minute, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

const committer = fileURLToPath(new URL('../commit-without-end.ts', import.meta.url))

/** Starts a process that commits without end, and kills it the hard way. Resolves with the last version it confirmed. */
async function killAmidCommits(kind: string, address: string, confirmations: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', committer, kind, address], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let confirmed = 0
  for await (const line of createInterface({ input: child.stdout })) {
    confirmed = Number(line)
    if (confirmed === confirmations) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return confirmed
}

export function crashContract(place: () => StorePlace): void {
  describe('after a restart', () => {
    it('everything is as it was', async () => {
      const conversation = newConversation()
      const raised = flag(conversation, `restart-${conversation}`)
      await place().store.commit(
        commit(conversation, {
          snapshot: 'kept',
          outbox: [item(conversation, '1.0'), item(conversation, '1.1')],
          flags: [raised],
        }),
      )
      await place().store.claimOutboxItem(conversation, '1.1', start, start + minute)
      await place().store.writeSetting('restart', 'kept')
      await place().restart()
      const { store } = place()
      expect(await store.load(conversation, 1)).toEqual({
        version: 1,
        snapshot: 'kept',
        answered: true,
        mutedUntil: 0,
      })
      expect(await store.readOutboxItem(conversation, '1.0')).toEqual(item(conversation, '1.0'))
      expect(await store.claimOutboxItem(conversation, '1.1', start, start + minute)).toBe(false)
      expect(await store.readFlag(raised.id)).toEqual(raised)
      expect(await store.readSetting('restart')).toBe('kept')
      const due = await store.findDueOutboxItems(start, start + 1, 10_000)
      expect(due).toContainEqual(item(conversation, '1.0'))
    })
  })

  describe('after kill -9 in the middle of commits', () => {
    it.each([1, 40])('nothing is lost that was confirmed (%i commits)', async (confirmations) => {
      let confirmed = 0
      const conversation = 'killed'
      await place().store.forget([conversation])
      await place().lendTo(async (kind, address) => {
        confirmed = await killAmidCommits(kind, address, confirmations)
      })
      const { store } = place()
      const { version, snapshot } = await store.load(conversation, 0)
      expect(version).toBeGreaterThanOrEqual(confirmed)
      expect(snapshot).toBe(`state ${version}`)
      const held = await store.summarize(conversation)
      expect(held).toEqual({ conversations: 1, outboxItems: version, flags: version })
      for (let updateId = 1; updateId <= version; updateId += 1)
        expect((await store.load(conversation, updateId)).answered).toBe(true)
    })
  })
}
