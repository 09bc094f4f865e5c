/** Where the chat remembers what must survive a restart. Seals the values: they hold ids of Telegram. */
export interface ChatMemory {
  read(name: string): Promise<string | null>
  write(name: string, value: string): Promise<void>
  /** Writes only when the value is still as expected; null stands for one that is not there. */
  swap(name: string, expected: string | null, value: string): Promise<boolean>
}
