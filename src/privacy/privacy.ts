/** What the shell needs of the data key, and nothing else: the key itself stays inside. */
export interface Privacy {
  /** Keyed hash of an id of Telegram: the name under which a conversation is kept. */
  personKey(id: number): string
  /** The same for a moderator: it tells nothing about the conversation of the same person. */
  moderatorKey(id: number): string
  /** Encrypts; `purpose` binds the result to its place, so that it cannot be moved to another. */
  seal(text: string, purpose: string): string
  /** Null when it was sealed with a key that is gone, for another purpose, or was changed. */
  open(sealed: string, purpose: string): string | null
}

/** Privacy with what a rotation of keys has to know. */
export interface KeyRing extends Privacy {
  /** Names the key that seals now; tells nothing about it. */
  newestKey(): string
  /** How many keys open; more than one during a rotation. */
  keyCount(): number
  /** Whether the newest key has sealed this. */
  isNewest(sealed: string): boolean
}
