import { stepOf, type RedactionStep, type SpanFinder } from './redaction-step.ts'
import type { Vocabulary } from './vocabulary.ts'

const host = String.raw`[\p{L}\p{Nd}-]{1,63}`
/** Endings of addresses that people write without `https://`. */
const topLevels =
  'com|net|org|info|io|me|ly|co|gg|app|link|site|online|xyz|ru|ua|de|fr|es|it|pt|br|pl|tr|id|my|th|in|ir|sa|eg|uk|us|ca|au|nl|onion'
const providers = 'gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|proton|yandex|mail|gmx|aol|live'

const links = [
  /\p{L}[\p{L}\p{Nd}+.-]{1,20}:\/\/\S{1,2000}/gu,
  /(?<![\p{L}\p{Nd}])[Ww]{3}\.\S{1,2000}/gu,
  new RegExp(
    String.raw`(?<![\p{L}\p{Nd}@.-])${host}(?:\.${host}){0,4}\.(?:${topLevels}|${topLevels.toUpperCase()})(?![\p{L}\p{Nd}-])(?:[/?#]\S{0,2000})?`,
    'gu',
  ),
]
const emails = [
  new RegExp(
    String.raw`(?<![\p{L}\p{Nd}.+_-])[\p{L}\p{Nd}._%+-]{1,64} ?(?:@|\(at\)|\[at\]) ?${host}(?: ?(?:\.|\(dot\)|\[dot\]) ?${host}){1,4}`,
    'gu',
  ),
  // "jane doe at gmail dot com": the word before it is part of it.
  new RegExp(
    String.raw`(?<![\p{L}\p{Nd}])[\p{L}\p{Nd}._%+-]{1,64} (?:at|arroba|@|собака) ?(?:${providers})(?: ?(?:\.|dot|punto|ponto|point|punkt|точка) ?\p{L}{2,4})?(?![\p{L}\p{Nd}])`,
    'giu',
  ),
]
const mentions = /(?<![\p{L}\p{Nd}])@[\p{L}\p{M}\p{Nd}_.]{2,64}|(?<![\p{L}\p{Nd}])\/?u\/[\w-]{2,40}/gu
const mostMarks = 2

/** Links, e-mail addresses and names of accounts. */
export function redactContacts({ tokenise, phrases }: Vocabulary): RedactionStep {
  const handle: SpanFinder = (tokens, index) => {
    const announced = phrases.handles.at(tokens, index)
    if (announced === 0) return null
    let from = index + announced
    while (from < index + announced + mostMarks && /^[:=@]$/.test(tokens[from]?.raw ?? '')) from += 1
    // A name of an account holds no space, whatever else it holds.
    let to = tokens[from] === undefined ? from : from + 1
    while (tokens[to]?.glued === true) to += 1
    return to === from ? null : { from, to, label: '[username]' }
  }
  const handles = stepOf(tokenise, [handle])
  return (text) => {
    const withoutEmails = emails.reduce((left, email) => left.replace(email, '[email]'), text)
    const withoutLinks = links.reduce((left, link) => left.replace(link, '[link]'), withoutEmails)
    return handles(withoutLinks.replace(mentions, '[username]'))
  }
}
