import type { RegionCode } from '../content/button.ts'
import type { Reference } from '../content/reference.ts'
import type { Flag } from '../store/store.ts'
import type { FlagDetails } from './flag-details.ts'

/** The card of a flag in the moderators' chat. It shows how the bot answered and as little of the person as can be. */
export function moderatorCard(flag: Flag, payload: FlagDetails): Reference {
  const open = flag.state === 'open'
  return {
    entry: 'moderator-flag',
    language: 'en',
    region: null,
    variant: 0,
    page: 0,
    also: [],
    values: {
      flag: {
        route: payload.route,
        severity: flag.severity,
        answer: payload.answer,
        state: payload.corrected ? `${flag.state}, the person says: misunderstood` : flag.state,
      },
      // Parsed when the conversation chose it; kept as text in the sealed payload.
      ...(payload.region === null ? {} : { region: payload.region as RegionCode }),
      language: payload.language,
      time: new Date(flag.createdAt).toISOString(),
      excerpt: payload.excerpt,
    },
    keyboard: open ? [[{ kind: 'flag-seen', flagId: flag.id }]] : [],
  }
}
