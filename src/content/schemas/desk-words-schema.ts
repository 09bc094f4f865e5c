import * as z from 'zod'
import { moderatorCommandIds } from '../moderator-ids.ts'
import { shortText } from './fields.ts'

/** `src/content/<language>/desk.yaml`: descriptions of the moderators' commands; Telegram allows 256 characters. */
export const deskWordsFile = z.record(z.enum(moderatorCommandIds), shortText.max(256))
export type DeskWords = z.output<typeof deskWordsFile>
