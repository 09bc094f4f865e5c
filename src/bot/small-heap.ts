import { setFlagsFromString } from 'node:v8'

/**
 * Asks V8 to collect early rather than to let garbage pile up to several times what is in use: the bot shall fit
 * beside others on a small machine. Both flags are read at each collection, so they may be set while running; a V8
 * that does not know one goes on without it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=20')
  setFlagsFromString('--max-semi-space-size=2')
}
