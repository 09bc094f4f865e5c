/** UTF-16 units of an excerpt at most. */
export const longestExcerpt = 280
/** Telegram's longest message; nothing behind it is looked at. */
const longestMessage = 4096

/**
 * The text in one form: no invisible characters that could hide a number or turn the reading direction, digits and
 * letters of full width in their usual shape, single spaces.
 */
export function plainText(text: string): string {
  return (
    text
      .slice(0, longestMessage)
      .replace(/[\uD800-\uDFFF]/gu, '')
      .normalize('NFKC')
      // The two that are left are part of how Persian, Hindi and emoji are written.
      .replace(/(?![\u200C\u200D])[\p{Cf}\p{Co}\p{Cn}]/gu, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  )
}

/** At most `longestExcerpt` units, with a mark where it was cut: never within a character or a label. */
export function excerptOf(text: string): string {
  if (text.length <= longestExcerpt) return text
  const cut = text.slice(0, longestExcerpt - 1)
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').replace(/\[[a-z]{0,8}$/, '')}…`
}
