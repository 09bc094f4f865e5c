import * as z from 'zod'
import { flagStates, type Flag, type FlagQuery, type Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import {
  announceFlags,
  dropFlags,
  dueIds,
  groupOf,
  homeOf,
  homesOf,
  mendDue,
  moveExpiry,
  newestIds,
  placeFlag,
  queuedIds,
} from './flag-index.ts'
import { conversationKeys } from './keys.ts'
import { readScript } from './script.ts'

const updateScript = readScript('update-flag-1')
const updateReply = z.enum(['updated', 'conflict', 'gone'])
const page = 200

const flagRecord = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(
    z.strictObject({
      id: z.string(),
      conversation: z.string(),
      version: z.int(),
      createdAt: z.int(),
      expiresAt: z.int(),
      severity: z.enum(['critical', 'low']),
      // What an earlier release called seen is open again: nobody had said what became of it.
      state: z.preprocess((state) => (state === 'seen' ? 'open' : state), z.enum(flagStates)),
      category: z.string().default(''),
      holder: z.string().nullable().default(null),
      dueAt: z.int().nullable().default(null),
      payload: z.string(),
    }),
  )
const flagRecordOrNull = flagRecord.nullable()

type FlagMethods = 'readFlag' | 'updateFlag' | 'listFlags' | 'findDueFlags' | 'flagsOf' | 'readNeighbours'

export function createFlags(client: RedisClient): Pick<Store, FlagMethods> {
  const read = async (id: string, home: string | null): Promise<Flag | null> =>
    home === null ? null : flagRecordOrNull.parse(await client.call('HGET', conversationKeys(home).flags, id))
  const readMany = async (ids: readonly string[]): Promise<readonly (Flag | null)[]> => {
    const homes = await homesOf(client, ids)
    return Promise.all(ids.map((id, index) => read(id, homes[index] ?? null)))
  }
  /** Goes through pages of ids until enough flags fit. */
  const collect = async (
    limit: number,
    idsFrom: (offset: number) => Promise<readonly string[]>,
    fits: (flag: Flag) => boolean,
  ): Promise<readonly Flag[]> => {
    const found: Flag[] = []
    for (let offset = 0; found.length < limit; offset += page) {
      const ids = await idsFrom(offset)
      found.push(...(await readMany(ids)).filter((flag) => flag !== null).filter(fits))
      if (ids.length < page) break
    }
    return found.slice(0, limit)
  }

  return {
    readFlag: async (id) => read(id, await homeOf(client, id)),
    async updateFlag(flag) {
      await announceFlags(client, [flag])
      const reply = await client.run(
        updateScript,
        [conversationKeys(flag.conversation).flags],
        [flag.id, flag.version - 1, JSON.stringify(flag), flag.expiresAt],
      )
      const result = updateReply.parse(reply)
      if (result === 'updated')
        await Promise.all([moveExpiry(client, flag.id, flag.expiresAt), placeFlag(client, flag)])
      if (result !== 'gone') return result
      // Erased meanwhile: nothing may stay of it, not even the name that was announced.
      await dropFlags(client, [flag.id])
      return 'conflict'
    },
    async listFlags(query) {
      if (query.order !== 'queue')
        return collect(
          query.limit,
          (offset) => newestIds(client, query.after, offset, page),
          (flag) => fitting(query)(flag) && (query.after === undefined || asNewest(query.after, flag) < 0),
        )
      const groups = [...new Set((query.states ?? flagStates).map(groupOf))]
      const lists = await Promise.all(
        groups.map((group) =>
          collect(
            query.limit,
            (offset) => queuedIds(client, group, query.after, offset, page),
            (flag) =>
              groupOf(flag.state) === group &&
              fitting(query)(flag) &&
              (query.after === undefined || asQueued(query.after, flag) < 0),
          ),
        ),
      )
      return lists.flat().sort(asQueued).slice(0, query.limit)
    },
    async findDueFlags(now, limit) {
      const due: Flag[] = []
      for (let offset = 0; due.length < limit;) {
        const named = await dueIds(client, now, offset, page)
        const flags = await readMany(named.map(({ id }) => id))
        for (const [index, { id, score }] of named.entries()) {
          const flag = flags[index] ?? null
          if (flag?.dueAt != null && flag.dueAt <= now) {
            due.push(flag)
            offset += 1
          } else await mendDue(client, id, score, flag?.dueAt ?? null)
        }
        if (named.length < page) break
      }
      return due.slice(0, limit)
    },
    async flagsOf(conversation) {
      const records = await client.call('HVALS', conversationKeys(conversation).flags)
      return z
        .array(flagRecord)
        .parse(records)
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    },
    async readNeighbours({ id, conversation }) {
      const lines = await client.call('HGET', conversationKeys(conversation).neighbours, id)
      return z.string().nullable().parse(lines)?.split('\n') ?? []
    },
  }
}

function fitting({ states, holder, category, severity }: FlagQuery): (flag: Flag) => boolean {
  return (flag) =>
    (states === undefined || states.includes(flag.state)) &&
    (holder === undefined || flag.holder === holder) &&
    (category === undefined || flag.category === category) &&
    (severity === undefined || flag.severity === severity)
}

type Position = Pick<Flag, 'id' | 'createdAt' | 'severity'>

function asQueued(a: Position, b: Position): number {
  if (a.severity !== b.severity) return a.severity === 'critical' ? -1 : 1
  return a.createdAt - b.createdAt || byId(a, b)
}

function asNewest(a: Position, b: Position): number {
  return b.createdAt - a.createdAt || byId(b, a)
}

const byId = (a: Position, b: Position) => (a.id < b.id ? -1 : Number(a.id > b.id))
