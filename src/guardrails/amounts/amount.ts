/** An amount of a substance, or a time that makes a schedule of it. */
export interface Amount {
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  readonly kind: AmountKind
  /** The words that are the amount. */
  readonly text: string
}

export type AmountKind =
  | 'count' // two capsules, 5 mg, half a tablet
  | 'frequency' // twice a day
  | 'interval' // every four hours, wait 12 hours
  | 'schedule' // taken daily
  | 'percentage' // 40 % extract
  | 'ratio' // 10:1, 15x
  | 'change' // cut the dose by half
