/**
 * What a moderator can note about a flag. The words are entries of the content: nothing that somebody types is
 * shown again, and a note on a phone is one tap.
 */
export const noteIds = ['reached-out', 'waiting', 'owner-told', 'second-look', 'known-here'] as const
export type NoteId = (typeof noteIds)[number]

/** What a button of a flag does. Its label is a word of `moderators.yaml` under this id. */
export const flagActs = [
  'open',
  'claim',
  'context',
  'resolve',
  'helped',
  'false-alarm',
  'referred',
  'emergency',
  'note',
  ...noteIds,
  'hand-over',
  'check-in',
  'check-in-seen',
  'check-in-here',
  'example',
  'back',
] as const
export type FlagAct = (typeof flagActs)[number]

/** Commands for the moderators' chat, in the order of its menu, and `checkins` for the owner of a group. */
export const moderatorCommandIds = [
  'queue',
  'mine',
  'flag',
  'stats',
  'mute',
  'missed',
  'export',
  'checkins',
  'console',
] as const

/** The check-ins that a moderator can send; each is a card of its own. */
export const checkIns = ['seen', 'here'] as const
export type CheckIn = (typeof checkIns)[number]

/** What is worth knowing about a flag beside its state. */
export const flagMarks = ['corrected', 'unclaimed', 'muted', 'checked-in', 'example'] as const
export type FlagMark = (typeof flagMarks)[number]

/** States of a flag, as the store names them. */
export const shownStates = ['open', 'claimed', 'helped', 'false-alarm', 'referred', 'emergency'] as const
export type ShownState = (typeof shownStates)[number]

/** What flags are sorted by: routes that raise one. A forum has one topic for each. */
export const flagCategories = ['overdose', 'medical', 'suicide', 'violence', 'dosing', 'illicit'] as const
export type FlagCategory = (typeof flagCategories)[number] | 'other'

export function flagCategoryOf(route: string): FlagCategory {
  return flagCategories.find((category) => category === route) ?? 'other'
}
