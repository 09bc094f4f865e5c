import type { Payload } from './payload.ts'
import type { World } from './world.ts'

/**
 * One method of the Bot API: the `result` of the answer, or a Refusal thrown.
 *
 * @param signal aborted when the caller hangs up; only long polling waits for anything
 */
export type Method = (world: World, payload: Payload, signal: AbortSignal) => unknown

/** By name in lower case: Telegram reads method names in any case. */
export type Methods = Readonly<Record<string, Method>>
