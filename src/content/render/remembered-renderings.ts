import type { Content, TextPart } from '../content.ts'
import type { Reference } from '../reference.ts'
import type { VettedMessage } from '../vetted-message.ts'
import type { Kit } from './kit.ts'
import { renderMessage, textParts } from './render-message.ts'

/** Few messages make up most of what is sent, and each is rendered for sending and again for the gate. */
const mostRemembered = 200
/** What people write and what names moderators is rendered anew each time, and never kept. */
const plainValues: ReadonlySet<string> = new Set(['topic', 'section', 'language', 'region', 'count', 'days'])

interface Rendering {
  readonly reference: Reference
  message: VettedMessage | null
  parts: readonly TextPart[] | null
}

/**
 * Renders, and remembers what was rendered last. What is remembered is frozen: nobody who holds a message can change
 * what the gate compares it with.
 */
export function rememberRenderings(kit: Kit): Pick<Content, 'render' | 'textParts'> {
  const known = new Map<string, Rendering>()
  const remembered = (reference: Reference): Rendering | null => {
    if (!Object.keys(reference.values).every((name) => plainValues.has(name))) return null
    const key = JSON.stringify(reference)
    const before = known.get(key)
    if (before !== undefined) return before
    const made = { reference: frozen(structuredClone(reference)), message: null, parts: null }
    if (known.size >= mostRemembered) known.clear()
    known.set(key, made)
    return made
  }
  return {
    render(reference) {
      const rendering = remembered(reference)
      if (rendering === null) return renderMessage(kit, reference)
      rendering.message ??= frozen(renderMessage(kit, rendering.reference))
      return rendering.message
    },
    textParts(reference) {
      const rendering = remembered(reference)
      if (rendering === null) return textParts(kit, reference)
      rendering.parts ??= frozen(textParts(kit, rendering.reference))
      return rendering.parts
    },
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}
