const svgSpace = 'http://www.w3.org/2000/svg'

/**
 * Builds an element. Text goes in as text nodes only, so nothing that somebody typed is ever read as markup.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} attributes `on` holds listeners; false, null and undefined leave one out
 * @param {...(Node | string | null | undefined | false)} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    if (name === 'on')
      for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener)
    else node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return node
}

const paths = {
  back: 'M14.5 5L16 6.5 10.5 12l5.5 5.5-1.5 1.5-7-7z',
  list: 'M4 5h16v3H4zm0 5.5h16v3H4zM4 16h16v3H4z',
  trail:
    'M12 3a9 9 0 1 1-8.5 6l1.9.7A7 7 0 1 0 7 7.1L9 9H3V3l2.6 2.6A9 9 0 0 1 12 3zm-1 4h2v4.6l3.2 3.2-1.4 1.4-3.8-3.8z',
  lock: 'M12 2a5 5 0 0 1 5 5v3h1a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1h1V7a5 5 0 0 1 5-5zm0 2a3 3 0 0 0-3 3v3h6V7a3 3 0 0 0-3-3z',
  send: 'M3 20l18-8L3 4v6l11 2-11 2z',
  plus: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z',
  more: 'M12 8a2 2 0 1 1 0-4 2 2 0 0 1 0 4zm0 6a2 2 0 1 1 0-4 2 2 0 0 1 0 4zm0 6a2 2 0 1 1 0-4 2 2 0 0 1 0 4z',
  close: 'M6.4 5L12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6 10.6 12 5 6.4z',
  reply: 'M10 8V4l-8 8 8 8v-4.5c5.5 0 9 1.5 12 5.5-1-7-4.5-12-12-13z',
  edit: 'M4 16.5V20h3.5L18 9.5 14.5 6zM20.7 6.8a1 1 0 0 0 0-1.4l-2.1-2.1a1 1 0 0 0-1.4 0L15.6 4.9l3.5 3.5z',
  forward: 'M14 8V4l8 8-8 8v-4.5c-5.5 0-9 1.5-12 5.5 1-7 4.5-12 12-13z',
  photo:
    'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm1 11.5L9.5 11l3 3.5L15 12l4 4.5zM15.5 10a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z',
  voice:
    'M12 15a3 3 0 0 0 3-3V6a3 3 0 1 0-6 0v6a3 3 0 0 0 3 3zm5-3a5 5 0 0 1-10 0H5a7 7 0 0 0 6 6.9V22h2v-3.1A7 7 0 0 0 19 12z',
  location:
    'M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5z',
  poll: 'M5 10h3v10H5zm5.5-6h3v16h-3zM16 13h3v7h-3z',
  smile:
    'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM8.5 7.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zm7 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM12 18a5.5 5.5 0 0 1-5-3.5h10A5.5 5.5 0 0 1 12 18z',
  ask: 'M10 3a7 7 0 1 1-4.2 12.6L2.4 19 1 17.6l3.4-3.4A7 7 0 0 1 10 3zm0 2a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  document: 'M6 2h8l5 5v14a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zm7 1.5V8h4.5z',
}

/** A picture that says nothing to a screen reader: whatever holds it has a name of its own. */
export function icon(name) {
  return drawing(
    'svg',
    { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' },
    drawing('path', { d: paths[name] }),
  )
}

/** Builds a part of a picture: an element of SVG. */
export function drawing(tag, attributes = {}, ...children) {
  const node = document.createElementNS(svgSpace, tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) node.setAttribute(name, String(value))
  node.append(...children.filter((child) => child !== null && child !== undefined))
  return node
}
