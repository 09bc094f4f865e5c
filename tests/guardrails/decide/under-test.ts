import { readContentFiles } from '../../../src/disk/load-content.ts'
import { readGuardrailFiles } from '../../../src/disk/load-guardrails.ts'
import type { RegionCode } from '../../../src/content/button.ts'
import { buildContent } from '../../../src/content/load-content.ts'
import { compileGuardrails, type Guardrails } from '../../../src/guardrails/guardrails.ts'

const files = readGuardrailFiles()
const { topicQuestions } = buildContent(readContentFiles(), {
  defaultRegion: 'US' as RegionCode, // A code of two letters; nothing is rendered with it.
  botUsername: 'evenkeel_bot',
  retentionDays: 30,
  today: '2026-11-24',
})

/** As the bot has them. */
export const whole: Guardrails = compileGuardrails({ ...files, topicQuestions })
/** Without the classifier: the rules must carry the policy alone. */
export const rulesAlone: Guardrails = compileGuardrails({ ...files, weights: null, topicQuestions })
