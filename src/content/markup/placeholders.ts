/** Blocks of help lines that a card can ask for. */
export const lineBlocks = [
  'overdose',
  'medical',
  'suicide',
  'violence',
  'child',
  /** A crisis line and a drugs line. */
  'support',
  /** Text and chat only. */
  'silent',
  /** Who can talk about amounts: the poison line. */
  'dosing',
  'all',
] as const
export type LineBlock = (typeof lineBlocks)[number]

/** Filled only in cards for moderators, by `moderatorValue`. */
export const moderatorPlaceholders = [
  'state',
  'holder',
  'notes',
  'marks',
  'flags',
  'excerpts',
  'numbers',
] as const
export type ModeratorPlaceholder = (typeof moderatorPlaceholders)[number]

export const valuePlaceholders = [
  /** The number for an ambulance. */
  'emergency',
  'place',
  'topic',
  'section',
  'language',
  'region',
  'count',
  'days',
  'time',
  'retention',
  'route',
  'severity',
  'answer',
  'code',
  'excerpt',
  /** What is remembered of a conversation, and the flags of it: for the person, in /mydata. */
  'talk',
  'held',
  'lifetime',
  ...moderatorPlaceholders,
] as const
export type ValuePlaceholder = (typeof valuePlaceholders)[number]

export type Placeholder = ValuePlaceholder | `lines:${LineBlock}`

const known: ReadonlySet<string> = new Set([
  ...valuePlaceholders,
  ...lineBlocks.map((block) => `lines:${block}`),
])

export function isPlaceholder(name: string): name is Placeholder {
  return known.has(name)
}

const values: ReadonlySet<string> = new Set(valuePlaceholders)

export function isValuePlaceholder(name: Placeholder): name is ValuePlaceholder {
  return values.has(name)
}

/** `lines:overdose` -> `overdose`. */
export function blockOf(name: Exclude<Placeholder, ValuePlaceholder>): LineBlock {
  // The cast is sound: the type of the name is this prefix and a block.
  return name.slice('lines:'.length) as LineBlock
}

const forModerators: ReadonlySet<string> = new Set(moderatorPlaceholders)

export function isModeratorPlaceholder(name: Placeholder): name is ModeratorPlaceholder {
  return forModerators.has(name)
}
