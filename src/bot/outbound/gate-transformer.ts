import { GrammyError, type Transformer } from 'grammy'
import type { Gate } from '../../content/gate.ts'
import type { Reference } from '../../content/reference.ts'

const references: unique symbol = Symbol('references')

/** Ties a payload to what it claims to be rendered from. The symbol never reaches the wire: JSON leaves it out. */
export function withReferences<Payload extends object>(
  payload: Payload,
  rendered: readonly Reference[],
): Payload {
  return Object.assign(payload, { [references]: rendered })
}

function referencesOf(payload: object): readonly Reference[] {
  const found: unknown = Reflect.get(payload, references)
  // Only `withReferences` can set this symbol: it is not exported.
  return Array.isArray(found) ? (found as readonly Reference[]) : []
}

/**
 * The last word before the wire: lets through only what the content renders, and nothing with an amount.
 * A refused call fails as Telegram's own refusal would, so that callers need no second way.
 *
 * @param onRefusal is told the method and the reason, never a text
 */
export function createGateTransformer(
  gate: Gate,
  onRefusal: (method: string, reason: string) => void,
): Transformer {
  return async (previous, method, payload, signal) => {
    const verdict = gate.check(method, payload, referencesOf(payload ?? {}))
    if (verdict.passes) return previous(method, payload, signal)
    onRefusal(method, verdict.reason)
    throw new GrammyError(
      `The gate refused ${method}: ${verdict.reason}`,
      { ok: false, error_code: 400, description: `Bad Request: refused by the gate (${verdict.reason})` },
      method,
      {},
    )
  }
}
