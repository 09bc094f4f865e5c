import type { LabelledMessage } from './labelled-message.ts'
import { hashName } from './splits.ts'
import type { LabelledSet } from './load-messages.ts'

/** Messages to learn from and messages to be judged on; no author, or no voice, is in both. */
export interface Fold {
  readonly learnt: readonly LabelledMessage[]
  readonly judged: readonly LabelledMessage[]
}

const most = 5

/** Whole authors are left out, in at most five parts. With fewer than three authors whole voices are. */
export function crossFolds({ messages }: LabelledSet): readonly Fold[] {
  const authors = [...new Set(messages.map(({ author }) => author))].sort()
  const count = Math.min(most, authors.length < 3 ? most : authors.length)
  const placeOf = ({ author, voice }: LabelledMessage): number =>
    (authors.length < 3 ? hashName(`${author}: ${voice}`) : authors.indexOf(author)) % count
  return Array.from({ length: count }, (_, fold) => ({
    learnt: messages.filter((message) => placeOf(message) !== fold),
    judged: messages.filter((message) => placeOf(message) === fold),
  }))
}

/** Learns from everything outside of the split (never from `test`) and judges the split. */
export function splitFold({ messages, splitOf }: LabelledSet, split: 'train' | 'dev' | 'test'): Fold {
  return {
    learnt: messages.filter(
      ({ author }) => splitOf(author) === 'train' || (split === 'test' && splitOf(author) === 'dev'),
    ),
    judged: messages.filter(({ author }) => splitOf(author) === split),
  }
}
