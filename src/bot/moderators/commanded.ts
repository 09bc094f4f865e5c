import type { Inbound } from '../inbound/inbound.ts'

/** A command for moderators that somebody has sent. */
export type Commanded = Extract<Inbound, { kind: 'moderator-command' }>
