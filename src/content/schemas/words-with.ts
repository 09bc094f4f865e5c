import { shortText } from './fields.ts'

/** Words with places such as `{number}`, which must all be there and no others. */
export function wordsWith(...names: readonly string[]) {
  const wanted = new Set(names)
  const fits = (text: string): boolean => {
    const found = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    return found.length === wanted.size && found.every((name) => wanted.has(name))
  }
  const places = names.map((name) => `{${name}}`).join(', ')
  return shortText.refine(fits, names.length === 0 ? 'must hold no {place}' : `must hold ${places} once each`)
}
