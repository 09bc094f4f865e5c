import type { SourceFile } from '../guardrails/source-file.ts'

export interface FrontMatter {
  readonly yaml: string
  readonly body: string
  /** Line of the body's first line in the file, counted from 1. */
  readonly bodyLine: number
}

const fence = '---\n'

/** Parts a file with front matter; null when it has none. Line ends of Windows are taken as line ends. */
export function splitFrontMatter(file: SourceFile): FrontMatter | null {
  const text = file.text.replaceAll('\r\n', '\n')
  if (!text.startsWith(fence)) return null
  const end = text.indexOf(`\n${fence}`, fence.length - 1)
  if (end === -1) return null
  const yaml = text.slice(fence.length, end + 1)
  return { yaml, body: text.slice(end + 1 + fence.length), bodyLine: yaml.split('\n').length + 2 }
}

export interface BodyPart {
  readonly text: string
  readonly line: number
}

/** Parts of a body divided by a line such as `---page---`. */
export function splitBody(front: FrontMatter, divider: string): readonly BodyPart[] {
  const parts: BodyPart[] = []
  let from = 0
  const lines = front.body.split('\n')
  const add = (end: number) =>
    parts.push({ text: lines.slice(from, end).join('\n'), line: front.bodyLine + from })
  lines.forEach((line, index) => {
    if (line.trim() !== divider) return
    add(index)
    from = index + 1
  })
  add(lines.length)
  return parts
}
