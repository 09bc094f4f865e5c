import type { Reference } from '../../content/reference.ts'
import { routeKinds } from '../../guardrails/routes.ts'
import { moderatorReference } from '../../moderation/flag-card.ts'
import type { Moderator } from '../../moderation/flag-case.ts'
import { act } from '../../moderation/life-cycle.ts'
import type { Commanded } from './commanded.ts'
import type { DeskTools } from './desk-tools.ts'
import { readFlagCase, writeFlagCase } from './flag-file.ts'
import { wordsAround } from './neighbours.ts'
import { change } from './change-flag.ts'
import type { Press } from './press-reply.ts'
import { settleFlag } from './settle-flag.ts'

/** The moderator who closed a false alarm agrees that its redacted words become an example for the tests. */
export async function keepExample(desk: DeskTools, press: Press): Promise<void> {
  const found = await readFlagCase(desk, press.flagId)
  const step = found === null ? null : act(found, press.by, { kind: 'example' }, desk.clock(), desk.times)
  // Written first: after a crash it is there and can be asked for again, which changes nothing.
  if (found !== null && step?.ok === true && found.flag.state === 'false-alarm') {
    const { excerpt: text, language, rules, route } = found.details
    await desk.examples.add({ flagId: press.flagId, text, language, rules, verdict: { not: route } })
  }
  await change(desk, press, { kind: 'example' })
  await dropIfErased(desk, press.flagId)
}

/** An example of somebody who was forgotten while it was kept goes again. */
async function dropIfErased({ store, examples }: DeskTools, flagId: string): Promise<void> {
  if (flagId !== '' && (await store.readFlag(flagId)) === null) await examples.remove([flagId])
}

const mostTries = 5

/** `/missed <flag> <number> <route>`: words of the context that the bot should have heard become an example. */
export async function keepMissed(
  desk: DeskTools,
  { text }: Commanded,
  by: Moderator,
  say: (reference: Reference) => Promise<void>,
): Promise<void> {
  const [flagId = '', number = '', named = ''] = text.trim().split(/\s+/)
  const route = routeKinds.find((kind) => kind === named.toLowerCase())
  if (!/^[1-9]\d?$/.test(number) || route === undefined)
    return say(moderatorReference('moderator-missed-how'))
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await readFlagCase(desk, flagId)
    if (found === null) {
      await dropIfErased(desk, flagId)
      return say(moderatorReference('moderator-unknown-flag'))
    }
    const step = act(found, by, { kind: 'missed' }, desk.clock(), desk.times)
    if (!step.ok) {
      const { holder } = found.flag
      const values = holder === null ? {} : { holder: { key: holder, id: null } }
      return say(moderatorReference(`notice-${step.reason}`, values))
    }
    const words = (await wordsAround(desk.store, desk.privacy, found.flag))[Number(number) - 1]
    if (words === undefined) return say(moderatorReference('notice-no-context'))
    const { language } = found.details
    await desk.examples.add({ flagId, text: words, language, rules: [], verdict: { route } })
    if ((await writeFlagCase(desk, step.next)) === 'conflict') continue
    await settleFlag(desk, flagId)
    return say(moderatorReference('moderator-example-kept'))
  }
  await say(moderatorReference('notice-failed'))
}
