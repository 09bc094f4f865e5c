import { error, type Problem } from '../problem.ts'
import { isPlaceholder } from './placeholders.ts'
import { bold, link, plain } from './rich-text.ts'
import type { Template, TemplateNode } from './template.ts'

/** Where a text stands, for error texts. */
export interface Place {
  readonly path: string
  /** Line of the text's first line in its file, counted from 1. */
  readonly line: number
}

export interface ParsedTemplate {
  readonly template: Template
  readonly problems: readonly Problem[]
}

/** Bold marks, placeholders and links. Each alternative stops at the first bracket: no backtracking. */
const inline = /\*\*|\{\{([^{}]*)\}\}|\[([^[\]]*)\]\((https:\/\/[^\s()]+)\)/g
/** Markup that we do not have, and marks that were opened but not closed. */
const leftover = /\*|`|\{|\}|<|>|\]\(|^#+|^\d+\. |^\s*\* /
const allowed =
  'Use only paragraphs, "## Heading", "- item", **bold**, [text](https://…) and {{placeholders}}.'

/**
 * Parses the small markup of the content. Blank lines part paragraphs; a line break stays a line break.
 * Never throws: whatever it cannot read is a problem with its line.
 */
export function parseTemplate(body: string, place: Place): ParsedTemplate {
  const nodes: TemplateNode[] = []
  const problems: Problem[] = []
  let wasBlank = true
  body.split('\n').forEach((line, index) => {
    const text = line.trimEnd()
    if (text === '') {
      if (!wasBlank) nodes.push(textNode('\n'))
      wasBlank = true
      return
    }
    const parsed = parseLine(text, { path: place.path, line: place.line + index })
    nodes.push(...parsed.template, textNode('\n'))
    problems.push(...parsed.problems)
    wasBlank = false
  })
  while (isBreak(nodes.at(-1))) nodes.pop()
  return { template: nodes, problems }
}

const textNode = (text: string): TemplateNode => ({ kind: 'text', segment: plain(text) })

function isBreak(node: TemplateNode | undefined): boolean {
  return node?.kind === 'text' && node.segment.text === '\n'
}

function parseLine(line: string, place: Place): ParsedTemplate {
  if (line.startsWith('## ')) return parseInline(line.slice(3), place, true)
  if (!line.startsWith('- ')) return parseInline(line, place, false)
  const item = parseInline(line.slice(2), place, false)
  return { template: [textNode('• '), ...item.template], problems: item.problems }
}

function parseInline(line: string, place: Place, heading: boolean): ParsedTemplate {
  const nodes: TemplateNode[] = []
  const problems: Problem[] = []
  let isBold = heading
  let last = 0
  const addText = (text: string) => {
    if (text === '') return
    if (leftover.test(text))
      problems.push(error(place.path, place.line, `Markup that is not known here: "${text.trim()}"`, allowed))
    nodes.push({ kind: 'text', segment: isBold ? bold(text) : plain(text) })
  }
  for (const match of line.matchAll(inline)) {
    addText(line.slice(last, match.index))
    last = match.index + match[0].length
    const [whole, name, label, address] = match
    if (whole === '**') isBold = heading || !isBold
    else if (name !== undefined) {
      const trimmedName = name.trim()
      if (isPlaceholder(trimmedName)) nodes.push({ kind: 'placeholder', name: trimmedName, bold: isBold })
      else
        problems.push(
          error(
            place.path,
            place.line,
            `Unknown placeholder {{${trimmedName}}}`,
            'See src/content/markup/placeholders.ts.',
          ),
        )
    } else if (label !== undefined && address !== undefined)
      nodes.push({ kind: 'text', segment: { ...link(label, address), bold: isBold } })
  }
  addText(line.slice(last))
  if (isBold && !heading)
    problems.push(
      error(
        place.path,
        place.line,
        'Bold is opened with ** and not closed on its line',
        'Add the second **.',
      ),
    )
  return { template: nodes, problems }
}
