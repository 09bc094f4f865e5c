import type { SourceFile } from '../guardrails/source-file.ts'
import type { Language } from '../guardrails/languages.ts'
import { splitBody, splitFrontMatter, type BodyPart } from './front-matter.ts'
import type { CardEntry, EntryPart, TopicEntry } from './library.ts'
import { parseTemplate } from './markup/parse-template.ts'
import { parseYaml, type Parsed } from './parse-yaml.ts'
import { error, type Problem } from './problem.ts'
import { cardFrontMatter, topicFrontMatter } from './schemas/entry-schemas.ts'

export const pageDivider = '---page---'
export const wordingDivider = '---wording---'

export function loadTopic(file: SourceFile, language: Language, name: string): Parsed<TopicEntry> {
  const front = splitFrontMatter(file)
  if (front === null) return noFrontMatter(file)
  const meta = parseYaml(front.yaml, topicFrontMatter, { path: file.path, line: 2 })
  if (!meta.ok) return meta
  const { parts, problems } = parseParts(file, splitBody(front, pageDivider))
  const faults = [...problems, ...wrongName(file, name, meta.value.id)]
  if (faults.length > 0) return { ok: false, problems: faults }
  const entry = {
    kind: 'topic',
    language,
    path: file.path,
    body: front.body,
    parts,
    meta: meta.value,
  } as const
  return { ok: true, value: entry }
}

export function loadCard(file: SourceFile, language: Language, name: string): Parsed<CardEntry> {
  const front = splitFrontMatter(file)
  if (front === null) return noFrontMatter(file)
  const meta = parseYaml(front.yaml, cardFrontMatter, { path: file.path, line: 2 })
  if (!meta.ok) return meta
  const { parts, problems } = parseParts(file, splitBody(front, wordingDivider))
  const faults = [...problems, ...wrongName(file, name, meta.value.id)]
  if (faults.length > 0) return { ok: false, problems: faults }
  const entry = {
    kind: 'card',
    language,
    path: file.path,
    body: front.body,
    parts,
    meta: meta.value,
  } as const
  return { ok: true, value: entry }
}

function parseParts(file: SourceFile, bodyParts: readonly BodyPart[]) {
  const parts: EntryPart[] = []
  const problems: Problem[] = []
  for (const part of bodyParts) {
    const parsed = parseTemplate(part.text, { path: file.path, line: part.line })
    const blankLines = part.text.split('\n').findIndex((line) => line.trim() !== '')
    parts.push({ template: parsed.template, line: part.line + Math.max(0, blankLines) })
    problems.push(...parsed.problems)
    if (parsed.template.length === 0)
      problems.push(
        error(file.path, part.line, 'A page or wording without words', 'Write it, or remove its divider.'),
      )
  }
  return { parts, problems }
}

function noFrontMatter(file: SourceFile): Parsed<never> {
  const fix = 'Begin the file with a line "---", the fields, and a second line "---".'
  return { ok: false, problems: [error(file.path, 1, 'No front matter', fix)] }
}

function wrongName(file: SourceFile, name: string, id: string): readonly Problem[] {
  if (name === id) return []
  return [
    error(file.path, 2, `The file is named ${name} but its id is ${id}`, 'Give the file the name of its id.'),
  ]
}
