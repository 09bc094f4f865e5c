import type { RegionCode } from '../content/button.ts'
import { decodeButton } from '../content/callback-data.ts'
import type { Content } from '../content/content.ts'
import { createGate, type Gate } from '../content/gate.ts'
import { buildContent } from '../content/load-content.ts'
import { loadAmounts } from '../disk/load-amounts.ts'
import { readContentFiles } from '../disk/load-content.ts'
import { loadGuardrails } from '../disk/load-guardrails.ts'
import { loadRedaction } from '../disk/load-redaction.ts'
import type { Guardrails } from '../guardrails/guardrails.ts'
import type { BotConfig } from './start-bot.ts'

/** The pure core, built once at start. */
export interface Core {
  readonly guardrails: Guardrails
  readonly content: Content
  readonly gate: Gate
  readonly decodeButton: typeof decodeButton
  readonly redact: (text: string) => string
}

/** Reads and builds everything that answering needs. Throws ContentProblems when the words are broken. */
export function loadCore(config: BotConfig, botUsername: string): Core {
  const content = buildContent(readContentFiles(), {
    // Checked to be two letters when the settings were read.
    defaultRegion: config.defaultRegion as RegionCode,
    botUsername,
    ...(config.consoleUrl === undefined ? {} : { consoleUrl: config.consoleUrl }),
    retentionDays: config.retentionDays,
    today: new Date().toISOString().slice(0, 10),
  })
  const core: Core = {
    content,
    guardrails: loadGuardrails(content.topicQuestions),
    gate: createGate(content, loadAmounts()),
    decodeButton,
    redact: loadRedaction(),
  }
  // Loading leaves tens of megabytes behind, best collected before the first answer. There with `--expose-gc`, as in
  // `npm start`.
  globalThis.gc?.()
  return core
}
