/** Commands for the moderators' chat, and `checkins` for the owner of a group. */
export const moderatorCommands = [
  'queue',
  'flag',
  'stats',
  'mine',
  'export',
  'mute',
  'missed',
  'checkins',
  'console',
] as const
export type ModeratorCommand = (typeof moderatorCommands)[number]

export function moderatorCommandNamed(name: string): ModeratorCommand | null {
  return moderatorCommands.find((known) => known === name.toLowerCase()) ?? null
}
