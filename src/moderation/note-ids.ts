/**
 * What a moderator can note about a flag. The words are entries of the content: nothing that somebody types is
 * shown again, and a note on a phone is one tap.
 */
export const noteIds = ['reached-out', 'waiting', 'owner-told', 'second-look', 'known-here'] as const
export type NoteId = (typeof noteIds)[number]
