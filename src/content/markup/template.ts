import type { Placeholder } from './placeholders.ts'
import { emphasised, type RichText, type Segment } from './rich-text.ts'

/** Parsed words: runs of text, and places that are filled when a message is rendered. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly segment: Segment }
  | { readonly kind: 'placeholder'; readonly name: Placeholder; readonly bold: boolean }

export type Template = readonly TemplateNode[]

/** Fills a template; `valueOf` must know every placeholder. */
export function fillTemplate(template: Template, valueOf: (name: Placeholder) => RichText): RichText {
  return template.flatMap((node) => {
    if (node.kind === 'text') return [node.segment]
    const value = valueOf(node.name)
    return node.bold ? emphasised(value) : value
  })
}

export function placeholdersOf(template: Template): readonly Placeholder[] {
  return template.flatMap((node) => (node.kind === 'placeholder' ? [node.name] : []))
}

/** The bare words, placeholders left out: for checks of wording. */
export function wordsOf(template: Template): string {
  return template.map((node) => (node.kind === 'text' ? node.segment.text : '')).join('')
}
