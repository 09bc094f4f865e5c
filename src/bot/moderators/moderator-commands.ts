import { moderatorCommandIds } from '../../content/moderator-ids.ts'

export type ModeratorCommand = (typeof moderatorCommandIds)[number]

export function moderatorCommandNamed(name: string): ModeratorCommand | null {
  return moderatorCommandIds.find((known) => known === name.toLowerCase()) ?? null
}
