/** Reads text that was put into another writing of bytes; null when it is none, or gives no text. */
export function decodeChunk(chunk: string): string | null {
  return readable(hexBytes(chunk)) ?? readable(binaryBytes(chunk)) ?? readable(base64Bytes(chunk))
}

const fewestBytes = 4
const mostBytes = 6000

function hexBytes(chunk: string): number[] | null {
  const digits = chunk.replace(/\\x|0x|%|[\s,:]/g, '')
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]+$/.test(digits)) return null
  return chunksOf(digits, 2).map((pair) => Number.parseInt(pair, 16))
}

function binaryBytes(chunk: string): number[] | null {
  const digits = chunk.replace(/\s/g, '')
  if (digits.length % 8 !== 0 || !/^[01]+$/.test(digits)) return null
  return chunksOf(digits, 8).map((byte) => Number.parseInt(byte, 2))
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values: ReadonlyMap<string, number> = new Map(
  Array.from(alphabet).map((character, value) => [character, value]),
)

function base64Bytes(chunk: string): number[] | null {
  const digits = chunk
    .replace(/\s|=+$/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  if (digits.length % 4 === 1) return null
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const digit of digits) {
    const value = values.get(digit)
    if (value === undefined) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return bytes
}

function chunksOf(text: string, size: number): string[] {
  const chunks: string[] = []
  for (let at = 0; at < text.length; at += size) chunks.push(text.slice(at, at + size))
  return chunks
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Bytes that are UTF-8 and mostly letters and spaces. */
function readable(bytes: number[] | null): string | null {
  if (!bytes || bytes.length < fewestBytes || bytes.length > mostBytes) return null
  let text: string
  try {
    text = decoder.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
  const letters = text.match(/[\p{L}\p{M}\s]/gu)?.length ?? 0
  const controls = text.match(/\p{Cc}/gu)?.length ?? 0
  const newlines = text.match(/[\t\n\r]/g)?.length ?? 0
  return letters >= text.length * 0.8 && controls === newlines ? text : null
}
