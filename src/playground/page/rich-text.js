/**
 * Turns a text and its entities into a tree: a branch is `{ entity, parts }`, a leaf is a string. Entities lie in one
 * another; one that would cross another's end is cut there. Offsets are UTF-16 units, as in JavaScript strings.
 *
 * @param {string} text
 * @param {readonly { type: string, offset: number, length: number }[]} entities
 */
export function parseText(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  return partsBetween(text, 0, text.length, sorted)
}

function partsBetween(text, start, end, entities) {
  const parts = []
  let place = start
  let rest = entities
  while (rest.length > 0) {
    const [entity, ...later] = rest
    const from = Math.max(entity.offset, place)
    const to = Math.min(entity.offset + entity.length, end)
    if (to > from) {
      if (from > place) parts.push(text.slice(place, from))
      const inside = later.filter((other) => other.offset < to)
      parts.push({ entity, parts: partsBetween(text, from, to, inside) })
      rest = later.filter((other) => other.offset >= to)
      place = to
    } else rest = later
  }
  if (place < end) parts.push(text.slice(place, end))
  return parts
}

/** The start payload of a link to this bot; null for any other link. */
export function deepLinkPayload(link, botUsername) {
  const address = /^[a-z]+:/i.test(link) ? link : `https://${link}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!['t.me', 'telegram.me'].includes(url.hostname)) return null
  if (url.pathname.toLowerCase() !== `/${botUsername.toLowerCase()}`) return null
  return url.searchParams.get('start') ?? ''
}

/** The address of a link that may be opened; null when it is none of the web. */
export function webAddress(link) {
  const address = /^[a-z]+:/i.test(link) ? link : `https://${link}`
  if (!URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
