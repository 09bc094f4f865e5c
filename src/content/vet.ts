import type { VettedText } from './vetted-message.ts'

/** The one place where text becomes vetted. Only the renderer calls it, with words of the content. */
export function vet(text: string): VettedText {
  // The brand has no other maker: this cast is the definition of "vetted".
  return text as VettedText
}
