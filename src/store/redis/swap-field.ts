import type { RedisClient } from './client.ts'
import { readScript } from './script.ts'

const swapScript = readScript('swap-field-1')

/** Compare-and-set on a field of a hash; null stands for a field that is not there. */
export async function swapField(
  client: RedisClient,
  key: string,
  field: string,
  expected: string | null,
  value: string,
): Promise<boolean> {
  const args = [field, value, ...(expected === null ? [] : [expected])]
  return (await client.run(swapScript, [key], args)) === 1
}
