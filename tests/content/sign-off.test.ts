import { describe, expect, test } from 'vitest'
import { buildContent } from '../../src/content/load-content.ts'
import { loadLibrary } from '../../src/content/load-library.ts'
import { addSignature } from '../../src/content/sign-off/add-signature.ts'
import { hashOfEntry } from '../../src/content/sign-off/entry-hash.ts'
import { signState } from '../../src/content/sign-off/signatures.ts'
import { content, day, files, reference, settings, withChange } from './shelf.ts'

const liver = 'src/content/en/topics/liver.md'
const crisis = 'src/content/en/cards/crisis-suicide.md'

function hashAfter(change: (text: string) => string): string {
  const entry = loadLibrary(withChange(liver, change)).shelves.get('en')?.topics.get('liver')
  if (entry === undefined) throw new Error('liver did not load')
  return hashOfEntry(entry)
}

describe('a signature', () => {
  const signed = hashAfter((text) => `${text}\n\n`)

  test.each<[string, (text: string) => string]>([
    ['a letter of the text', (text) => text.replace(/\n$/, ' more\n')],
    ['the title', (text) => text.replace(/^title: .*$/m, 'title: Another')],
    ['the label of the button', (text) => text.replace(/^button: .*$/m, 'button: Another')],
    ['a source', (text) => text.replace(/^sources: \[/m, 'sources: [WHO-OD, ')],
    ['the exception for first aid', (text) => text.replace(/^related:/m, 'firstAid: true\nrelated:')],
  ])('is void after a change of %s', (_what, change) => {
    expect(hashAfter(change)).not.toBe(signed)
  })

  test.each<[string, (text: string) => string]>([
    ['blank lines at the end', (text) => `${text}\n`],
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    [
      'the ways to ask, which are not shown',
      (text) => text.replace(/^questions:$/m, 'questions:\n  - is my liver ok'),
    ],
    [
      'the date of check, for the signature has its own',
      (text) => text.replace(/^checked: .*$/m, 'checked: 2026-01-01'),
    ],
  ])('holds after a change of %s', (_what, change) => {
    expect(hashAfter(change)).toBe(signed)
  })

  test('is signed, expired, changed or missing', () => {
    const signature = {
      hash: 'a'.repeat(24),
      role: 'clinician',
      by: 'N',
      on: '2026-01-01',
      until: '2026-06-30',
    } as const
    const ledger = addSignature({}, 'liver', signature)
    expect(signState(ledger, 'liver', signature.hash, '2026-06-30')).toBe('signed')
    expect(signState(ledger, 'liver', signature.hash, '2026-07-01')).toBe('expired')
    expect(signState(ledger, 'liver', 'b'.repeat(24), '2026-06-30')).toBe('changed')
    expect(signState(ledger, 'pain', signature.hash, '2026-06-30')).toBe('unsigned')
    for (const role of ['native-speaker', 'second-source-check'] as const) {
      const alone = addSignature({}, 'liver', { ...signature, role })
      expect(signState(alone, 'liver', signature.hash, '2026-06-30')).toBe('unsigned')
    }
  })

  test('takes the place of an older one in the same role, and leaves other roles alone', () => {
    const of = (role: 'clinician' | 'maintainer-source-check', by: string) =>
      ({ hash: 'a'.repeat(24), role, by, on: '2026-01-01', until: '2026-06-30' }) as const
    const ledger = [of('clinician', 'A'), of('maintainer-source-check', 'B'), of('clinician', 'C')].reduce(
      (sum, signature) => addSignature(sum, 'liver', signature),
      {},
    )
    expect(ledger).toEqual({ liver: [of('maintainer-source-check', 'B'), of('clinician', 'C')] })
  })
})

const translated = `---
id: crisis-suicide
checked: 2026-11-24
recheck: 2027-05-24
---
Gut, dass du schreibst.

{{lines:suicide}}
`

describe('what is not signed', () => {
  test('a changed topic is not served; the honest fallback is', () => {
    const changed = buildContent(
      withChange(liver, (text) => `${text}\nOne word more.\n`),
      settings,
    )
    expect(changed.isServed('topic:liver', 'en')).toBe(false)
    expect(changed.render(reference('topic:liver')).text).toBe(content.render(reference('offtopic')).text)
  })

  test('a topic past its term is not served', () => {
    const later = buildContent(
      withChange(liver, (text) => `${text}\n`),
      { ...settings, today: '2030-01-01' },
    )
    expect(later.isServed('topic:liver', 'en')).toBe(false)
  })

  test('a changed crisis card stops the build and says how to go on', () => {
    const build = () =>
      buildContent(
        withChange(crisis, (text) => text.replace('glad', 'happy')),
        settings,
      )
    expect(build).toThrow(/crisis-suicide has changed since it was signed[\s\S]*npm run content -- --sign/)
  })

  test('a new translation of a crisis card is not served before it is signed, and stops nothing', () => {
    const withoutGerman = files.filter(({ path }) => !/content\/(?:ledger\/)?de[./]/.test(path))
    const german = { path: 'src/content/de/cards/crisis-suicide.md', text: translated }
    const built = buildContent([...withoutGerman, german], settings)
    expect(built.isServed('crisis-suicide', 'de')).toBe(false)
    const where = { language: 'de', region: null } as const
    expect(built.render(reference('crisis-suicide', where)).text).toContain('I am glad you wrote this')
  })

  test('a crisis card past its term still goes out: the check fails instead', () => {
    const later = buildContent(
      withChange(liver, (text) => `${text}\n`),
      { ...settings, today: '2030-01-01' },
    )
    expect(later.render(reference('crisis-suicide')).text).toContain('I am glad you wrote this')
  })

  test('everything that is there is served today', () => {
    expect(content.isServed('topic:liver', 'en')).toBe(true)
    expect(day >= '2026-11-24').toBe(true)
  })
})
