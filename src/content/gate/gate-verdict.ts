/** Why the gate refused. Holds no word of the payload. */
export type GateReason =
  | 'unknown-method'
  | 'unknown-field'
  | 'no-reference'
  | 'text-differs'
  | 'keyboard-differs'
  | 'title-differs'
  | 'label-unknown'
  | 'profile-differs'
  | 'document-unknown'
  | 'amount'

export type GateVerdict = { readonly passes: true } | { readonly passes: false; readonly reason: GateReason }

/** Finds amounts in a text; `firstAid` allows what the entries of first aid may say. */
export type FindAmounts = (
  text: string,
  options: { readonly firstAid: boolean },
) => readonly { readonly text: string }[]
