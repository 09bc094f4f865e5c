/** Why Telegram would refuse a link in a button or a text, in its words; null when it is fine. */
export function checkLink(link: string): string | null {
  const withScheme = /^[A-Za-z][A-Za-z0-9+.-]{0,20}:/.test(link) ? link : `http://${link}`
  if (!URL.canParse(withScheme)) return 'Wrong HTTP URL'
  const url = new URL(withScheme)
  if (url.protocol === 'tg:') return null
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'Unsupported URL protocol'
  return url.hostname.includes('.') ? null : 'Wrong HTTP URL'
}
