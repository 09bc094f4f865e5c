import type { Payload } from '../bot-api/payload.ts'

/**
 * The fields of a multipart form (RFC 7578); null when it is none. Files come as `File`, and a field that names one
 * as `attach://name` holds it. Reads what Telegram reads: names and file names with or without quotes, headers in any
 * case; the parser of Node itself refuses the forms that grammY writes.
 */
export function readForm(body: Buffer, contentType: string): Payload | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return null
  const fields = new Map<string, string | File>()
  for (const part of partsOf(body, `--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n')
    if (end === -1) return null
    const head = part.subarray(0, end).toString('utf8')
    const content = part.subarray(end + 4)
    const name = parameterOf(head, 'name')
    if (name === null) return null
    const fileName = parameterOf(head, 'filename')
    const type = /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? ''
    fields.set(
      name,
      fileName === null ? content.toString('utf8') : new File([new Uint8Array(content)], fileName, { type }),
    )
  }
  return Object.fromEntries([...fields].map(([name, value]) => [name, attached(value, fields)]))
}

/** What stands between two boundaries, without the line breaks that belong to them. */
function partsOf(body: Buffer, mark: string): readonly Buffer[] {
  const parts: Buffer[] = []
  let from = body.indexOf(mark)
  while (from !== -1) {
    const start = from + mark.length
    const next = body.indexOf(mark, start)
    if (next === -1) break
    parts.push(body.subarray(start + 2, next - 2))
    from = next
  }
  return parts
}

function parameterOf(head: string, name: string): string | null {
  const quoted = new RegExp(`[;\\s]${name}="([^"]*)"`, 'i').exec(head)?.[1]
  return quoted ?? new RegExp(`[;\\s]${name}=([^;\\s"]+)`, 'i').exec(head)?.[1] ?? null
}

function attached(value: string | File, fields: ReadonlyMap<string, string | File>): string | File {
  const name = typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined
  return (name === undefined ? undefined : fields.get(name)) ?? value
}
