import * as z from 'zod'
import { actionIds, sectionIds } from '../button.ts'
import { shortText } from './fields.ts'

/** Labels of buttons that are no action of their own. */
export const extraLabelIds = [
  'seen',
  'show-answer',
  'next-step',
  'previous-step',
  'more',
  'back',
  'open-private',
] as const
export type ExtraLabelId = (typeof extraLabelIds)[number]

const sectionLabels = sectionIds.map((id) => `section:${id}` as const)
export const labelIds = [...actionIds, ...extraLabelIds, ...sectionLabels] as const
export type LabelId = (typeof labelIds)[number]

export const buttonsFile = z.record(z.enum(labelIds), shortText.max(40))
export type Buttons = z.output<typeof buttonsFile>

/** The commands of the bot; Telegram allows 256 characters a description. */
export const commandIds = [
  'start',
  'crisis',
  'topics',
  'help',
  'region',
  'language',
  'privacy',
  'mydata',
  'forget',
  'about',
] as const

export const commandsFile = z.record(z.enum(commandIds), shortText.max(256))
export type Commands = z.output<typeof commandsFile>

/** Limits of setMyName, setMyDescription and setMyShortDescription: https://core.telegram.org/bots/api */
export const profileFile = z.strictObject({
  name: shortText.max(64),
  description: shortText.max(512),
  shortDescription: shortText.max(120),
})
export type ProfileWords = z.output<typeof profileFile>
