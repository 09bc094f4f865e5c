import type { Entry, EntryPart, Library } from '../library.ts'
import { wordsOf } from '../markup/template.ts'

/** Every topic and card of every language. */
export function entriesOf(library: Library): readonly Entry[] {
  return [...library.shelves.values()].flatMap((shelf) => [...shelf.topics.values(), ...shelf.cards.values()])
}

/** Each page or wording of each entry. */
export function partsOf(library: Library): readonly { readonly entry: Entry; readonly part: EntryPart }[] {
  return entriesOf(library).flatMap((entry) => entry.parts.map((part) => ({ entry, part })))
}

export interface WrittenLine {
  readonly path: string
  readonly line: number
  readonly text: string
}

/** Each line of a page or wording as people read it, with its place in the file. */
export function linesOf(entry: Entry, part: EntryPart): readonly WrittenLine[] {
  return wordsOf(part.template)
    .split('\n')
    .map((text, index) => ({ path: entry.path, line: part.line + index, text }))
}
