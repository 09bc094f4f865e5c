import type { SendOutcome } from '../outbound/send-outcome.ts'

/** What became of a call that is tried again for a while. */
export type Tried<Result> =
  { readonly ok: true; readonly result: Result } | { readonly ok: false; readonly outcome: SendOutcome }
