import type { RegionCode } from '../content/button.ts'
import { buildContent } from '../content/load-content.ts'
import type { Guardrails } from '../guardrails/guardrails.ts'
import { readContentFiles } from './load-content.ts'
import { loadGuardrails } from './load-guardrails.ts'

/** The guardrails as the bot has them, for commands that answer nobody: only the questions of the content are used. */
export function loadGuardrailsAlone(): Guardrails {
  const content = buildContent(readContentFiles(), {
    defaultRegion: 'US' as RegionCode, // A code of two letters; nothing is rendered with it.
    botUsername: 'evenkeel_bot',
    retentionDays: 30,
    today: new Date().toISOString().slice(0, 10),
  })
  return loadGuardrails(content.topicQuestions)
}
