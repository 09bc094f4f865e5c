import type { RefusalParameters } from './refusal.ts'
import { textParameter, type Payload } from './payload.ts'

/** What can go wrong on the way to Telegram, on demand. */
export type Fault =
  | {
      readonly kind: 'refuse'
      readonly code: number
      readonly description: string
      readonly parameters?: RefusalParameters
    }
  /** 429. */
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number }
  /** 500. */
  | { readonly kind: 'server-error' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'drop' }
  /** The call is carried out, and the connection breaks before its answer. */
  | { readonly kind: 'drop-answer' }
  /** Nothing is done and no answer comes until the caller gives up. */
  | { readonly kind: 'hang' }
  /** Carried out and answered, but late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }

/** Which calls a fault strikes; what is left out matches every call. */
export interface FaultTarget {
  readonly method?: string
  readonly chatId?: number
  /** How many calls; 1 unless told. Infinity goes on until `clear`. */
  readonly times?: number
}

export interface Faults {
  /** Strikes the next calls that match. Faults for the same calls come one after the other. */
  add(fault: Fault, target?: FaultTarget): void
  clear(): void
  take(method: string, payload: Payload): Fault | null
}

export function createFaults(): Faults {
  let planned: { readonly fault: Fault; readonly target: FaultTarget; left: number }[] = []
  return {
    add(fault, target = {}) {
      planned.push({ fault, target, left: target.times ?? 1 })
    },
    clear() {
      planned = []
    },
    take(method, payload) {
      const next = planned.find(({ target }) => strikes(target, method, payload))
      if (next === undefined) return null
      next.left -= 1
      planned = planned.filter((one) => one.left > 0)
      return next.fault
    },
  }
}

function strikes(target: FaultTarget, method: string, payload: Payload): boolean {
  if (target.method !== undefined && target.method.toLowerCase() !== method.toLowerCase()) return false
  return target.chatId === undefined || textParameter(payload, 'chat_id') === String(target.chatId)
}
