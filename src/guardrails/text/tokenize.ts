import { isThai, kindAt, kinds, type Kind } from './character-class.ts'
import type { FoldedText } from './fold-text.ts'
import type { KnownWords } from './known-words.ts'
import { alphabetOf, alphabets, unmixScripts } from './mixed-script.ts'
import { segmentThai } from './segment-thai.ts'
import { gaps, type Gap, type Word, type Words } from './word.ts'

/** A separator that a scanner met, by the gap that it makes. */
const gapOf: readonly Gap[] = (() => {
  const list: Gap[] = Array.from({ length: 12 }, () => gaps.none)
  list[kinds.newline] = gaps.newline
  list[kinds.stop] = gaps.stop
  list[kinds.question] = gaps.question
  list[kinds.comma] = gaps.comma
  list[kinds.dash] = gaps.comma
  return list
})()

/** Prefixes of Persian verbs that are written apart, joined, or with a joiner: read as joined. */
const persianPrefixes: ReadonlySet<string> = new Set(['می', 'نمی'])

interface Draft {
  readonly text: string
  readonly at: number
  readonly to: number
  readonly kind: Word['kind']
  readonly gap: Gap
  readonly touches: boolean
  readonly mask: number
}

/**
 * Splits folded text into words in one pass. Apostrophes inside a word are dropped, numbers keep their
 * inner marks, a unit behind a number is a word of its own, a link is one word.
 * @param units words that are parted from a number that they are glued to.
 */
export function tokenize(folded: FoldedText, units: ReadonlySet<string>, known: KnownWords): Words {
  const { text } = folded
  const drafts: Draft[] = []
  let gap: Gap = gaps.none
  let lastEnd = -1
  let latin = 0
  let foreign = 0
  let at = 0

  function add(draftText: string, from: number, to: number, kind: Word['kind'], mask = 0): void {
    const touches = lastEnd === from && isThai(text.charCodeAt(from)) && isThai(text.charCodeAt(from - 1))
    drafts.push({ text: draftText, at: from, to, kind, gap, touches, mask })
    gap = gaps.none
    lastEnd = to
    if (mask === alphabets.latin) latin += to - from
    else if (mask !== 0) foreign += (mask & alphabets.latin) === 0 ? to - from : 0
  }

  while (at < text.length) {
    const kind = kindAt(text, at)
    if (kind === kinds.letter) {
      if (isThai(text.charCodeAt(at))) {
        const to = endOfThai(text, at)
        for (const [from, end] of segmentThai(text, at, to)) add(text.slice(from, end), from, end, 'word')
        at = to
      } else if (startsLink(text, at)) {
        const to = endOfLink(text, at)
        add(text.slice(at, to), at, to, 'link')
        at = to
      } else at = readWord(text, at, add)
    } else if (kind === kinds.digit) at = readNumber(text, at, units, add)
    else if (kind === kinds.emoji) {
      add(folded.emoji.get(at) ?? '', at, at + 1, 'emoji')
      at++
    } else {
      const to = endOfRun(text, at, kind)
      const made = gapOfRun(text, at, to, kind)
      if (made > gap) gap = made
      at = to
    }
  }

  const amongLatin = latin > foreign
  const list = drafts.map((draft): Word => {
    const start = folded.starts[draft.at] ?? 0
    const end = folded.ends[draft.to - 1] ?? start
    const mixed =
      draft.mask > alphabets.latin
        ? unmixScripts(folded.original.slice(start, end), draft.mask, amongLatin)
        : null
    const word = mixed ?? draft.text
    const { kind, touches } = draft
    return {
      text: word,
      start,
      end,
      kind,
      isKnown: kind !== 'word' || known.isKnown(word),
      gap: draft.gap,
      touches,
    }
  })
  return { list, closing: gap }
}

type Add = (text: string, from: number, to: number, kind: Word['kind'], mask?: number) => void

/** Reads letters, with digits and apostrophes among them, up to a change to an alphabet that does not mix. */
function readWord(text: string, from: number, add: Add): number {
  const first = alphabetOf(text.charCodeAt(from)) === 0
  let mask = 0
  let word = ''
  let pieceStart = from
  let at = from
  for (; at < text.length; at++) {
    const kind = kindAt(text, at)
    if (kind === kinds.letter) {
      const code = text.charCodeAt(at)
      const alphabet = alphabetOf(code)
      if ((alphabet === 0) !== first || isThai(code)) break
      mask |= alphabet
    } else if (kind === kinds.digit) {
      if (first) break
    } else if (kind === kinds.apostrophe && kindAt(text, at + 1) === kinds.letter) {
      const piece = text.slice(pieceStart, at)
      // l'overdose, d'angoisse: the article parts from a noun, while j'ai and c'est are typed as one word.
      if (word === '' && elided.has(piece) && lettersFrom(text, at + 1) >= shortestElidedNoun) break
      word += piece
      pieceStart = at + 1
    } else if (at > from && kind === kinds.hyphen && text.startsWith('emoji-', from) && at === from + 5) {
      continue
    } else if (
      kind === kinds.space &&
      persianPrefixes.has(text.slice(from, at)) &&
      isArabic(text.charCodeAt(at + 1))
    ) {
      word += text.slice(pieceStart, at)
      pieceStart = at + 1
    } else break
  }
  word += text.slice(pieceStart, at)
  add(word, from, at, 'word', mask)
  return at
}

const shortestElidedNoun = 4
const elided: ReadonlySet<string> = new Set(
  'l d j m t s n c qu lorsqu jusqu puisqu un dell all nell sull dall quell quest'.split(' '),
)

function lettersFrom(text: string, from: number): number {
  let at = from
  while (at - from < shortestElidedNoun && kindAt(text, at) === kinds.letter) at++
  return at - from
}

function isArabic(code: number): boolean {
  return code >= 0x620 && code <= 0x6ff
}

/** A number with its inner marks, and a unit that is glued to it; `7oh` and `2nite` are one word. */
function readNumber(text: string, from: number, units: ReadonlySet<string>, add: Add): number {
  let at = endOfDigits(text, from)
  let plain = true
  while (isInnerMark(text.charCodeAt(at)) && kindAt(text, at + 1) === kinds.digit) {
    plain = false
    at = endOfDigits(text, at + 1)
  }
  if (kindAt(text, at) !== kinds.letter) {
    add(text.slice(from, at), from, at, 'number')
    return at
  }
  let to = at
  while (kindAt(text, to) === kinds.letter && alphabetOf(text.charCodeAt(to)) !== 0) to++
  const isUnit = to === at || (units.has(text.slice(at, to)) && kindAt(text, to) !== kinds.digit)
  if (!plain || isUnit) {
    add(text.slice(from, at), from, at, 'number')
    return at
  }
  let mask = 0
  for (to = at; to < text.length; to++) {
    const kind = kindAt(text, to)
    if (kind !== kinds.letter && kind !== kinds.digit) break
    const alphabet = alphabetOf(text.charCodeAt(to))
    if (alphabet === 0) break
    if (kind === kinds.letter) mask |= alphabet
  }
  add(text.slice(from, to), from, to, 'word', mask)
  return to
}

function endOfDigits(text: string, from: number): number {
  let at = from
  while (kindAt(text, at) === kinds.digit) at++
  return at
}

/** Comma, hyphen, stop, slash, colon: as in 2.5, 1,000, 2-3, 24/7 and 10:30. */
function isInnerMark(code: number): boolean {
  return (code >= 44 && code <= 47) || code === 58
}

function endOfThai(text: string, from: number): number {
  let at = from
  while (isThai(text.charCodeAt(at))) at++
  return at
}

function startsLink(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code !== 104 && code !== 119) return false
  return text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at)
}

function endOfLink(text: string, from: number): number {
  let at = from
  while (at < text.length && kindAt(text, at) !== kinds.space && kindAt(text, at) !== kinds.newline) at++
  while (at > from && kindAt(text, at - 1) !== kinds.letter && kindAt(text, at - 1) !== kinds.digit) at--
  return at
}

function endOfRun(text: string, from: number, kind: Kind): number {
  let at = from + 1
  while (at < text.length && kindAt(text, at) === kind) at++
  return at
}

function gapOfRun(text: string, from: number, to: number, kind: Kind): Gap {
  const single = to - from === 1
  if (kind === kinds.stop || kind === kinds.comma) {
    if (!single && text.charCodeAt(from) === 46 && text.charCodeAt(from + 1) === 46) return gaps.ellipsis
    if (single && isLoneLetter(text, from - 1, -1) && isLoneLetter(text, to, 1)) return gaps.none
  }
  if (kind === kinds.hyphen) {
    const spaced = kindAt(text, from - 1) === kinds.space && kindAt(text, to) === kinds.space
    return spaced || !single ? gaps.comma : gaps.none
  }
  return gapOf[kind] ?? gaps.none
}

/** Whether a word of one letter stands here, as in d.i.e or u.s. */
function isLoneLetter(text: string, at: number, direction: 1 | -1): boolean {
  const next = kindAt(text, at + direction)
  return kindAt(text, at) === kinds.letter && next !== kinds.letter && next !== kinds.digit
}
