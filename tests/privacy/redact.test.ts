import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/guardrails/languages.ts'
import { compileRedaction } from '../../src/privacy/redact.ts'

const path = 'src/privacy/redaction.yaml'
const redact = compileRedaction({ path, text: readFileSync(path, 'utf8') })

describe('what gives a person away is taken out', () => {
  it.each([
    // Names
    ['My name is John Smith and I want to die', 'My name is [name] and I want to die'],
    ['my names john smith please help me', 'my names [name] please help me'],
    ["hi I'm Anna, i feel bad", "hi I'm [name], i feel bad"],
    ['this is Anna-Lena J. Berg speaking', 'this is [name] speaking'],
    ['my brother Mike will not wake up', 'my brother [name] will not wake up'],
    ['Dr. Miller said so', 'Dr. [name] said so'],
    // Accounts
    ['write to @some_one99 or u/kratom_guy', 'write to [username] or [username]'],
    ['my insta is foo.bar_1 ok', 'my insta is [username] ok'],
    ['snap: jane-doe', 'snap: [username]'],
    // Links and e-mail
    ['see https://a.example/x?y=z#1 now', 'see [link] now'],
    ['t.me/joinchat/AAA and www.foo.example', '[link] and [link]'],
    ['mail john.doe+x@mail.example.org please', 'mail [email] please'],
    ['jane at gmail dot com', '[email]'],
    ['jane (at) mail (dot) com', '[email]'],
    // Numbers
    ['call +1 (555) 123-4567 now', 'call [phone] now'],
    ['call 555.123.4567', 'call [phone]'],
    ['five five five one two three four', '[phone]'],
    ['٠٥٠١٢٣٤٥٦٧', '[phone]'],
    ['code 12345', 'code [number]'],
    ['passport AB123456', 'passport [number]'],
    // Addresses
    ['he is at 221b Baker Street, hurry', 'he is at [address], hurry'],
    ['i live at 12 Oak, come', 'i live at [address], come'],
    ['Hauptstraße 5', '[address]'],
    ['rue de la Paix 5', '[address]'],
    ['5 rue de la Paix', '[address]'],
    ['Gül Sokak No: 12', '[address]'],
    ['ul. Długa 5', '[address]'],
    ['SW1A 1AA or sw1a 1aa', '[address] or [address]'],
    // Dates
    ['born on 5 May 1990', 'born on [date]'],
    ['dob 05/06/1990', 'dob [date]'],
    ['born in 1990', 'born in [date]'],
    ['May 5th, 1990 and 1990-05-06', '[date] and [date]'],
    ['nací el 5 de mayo de 1990', 'nací el [date]'],
    // Amounts
    ['took 30 oxys and half a gram', 'took [amount] oxys and [amount]'],
    ['5-10g, 2.5 mg, ½ g, a handful of pills', '[amount], [amount], [amount], a [amount] pills'],
    ['twenty five big pills', '[amount] big pills'],
    ['I took about forty', 'I took about [amount]'],
    ['3 times a day, every 4 hours, twice a day', '[amount], every [amount] hours, [amount]'],
    ['xanax x3', 'xanax [amount]'],
    // Hidden ones
    ['５５５ １２３ ４５６７', '[phone]'],
    ['5\u200b5\u200b5\u200b1234567', '[phone]'],
    ['my   name\nis\tJohn', 'my name is [name]'],
  ])('%j', (text, expected) => {
    expect(redact(text)).toBe(expected)
  })
})

describe('what tells of the danger stays', () => {
  it.each([
    "I'm not suicidal. I'm 17 and scared",
    'i am so tired of this',
    "i'm dying, please help",
    'she is on the street and will not wake up',
    'I took 7-oh and kratom an hour ago',
    '10 may kill me',
    'su1c1de is all I think of. I told my sponsor I would call',
    "my sponsor says I'd moved to Ohio",
    'my name is not important',
    'call me when you can',
    'it happened 2 hours ago. I live in Ohio',
    'Ich bin Alkoholiker und habe Angst',
  ])('%j', (text) => {
    expect(redact(text)).toBe(text)
  })
})

const inEachLanguage: Readonly<Record<(typeof languages)[number], readonly [string, string]>> = {
  en: ['my name is Maria, i took 20 pills', 'my name is [name], i took [amount] pills'],
  es: ['me llamo María, tomé veinte pastillas', 'me llamo [name], tomé [amount] pastillas'],
  pt: ['meu nome é Ana, tomei 20 comprimidos', 'meu nome é [name], tomei [amount] comprimidos'],
  fr: ["je m'appelle Marie, j'ai pris 20 cachets", "je m'appelle [name], j'ai pris [amount] cachets"],
  de: ['ich heiße Jürgen, habe 20 Tabletten genommen', 'ich heiße [name], habe [amount] Tabletten genommen'],
  it: ['mi chiamo Luca, ho preso venti pastiglie', 'mi chiamo [name], ho preso [amount] pastiglie'],
  ru: ['меня зовут Иван Петров, выпил 20 таблеток', 'меня зовут [name], выпил [amount] таблеток'],
  uk: ['мене звати Олена, випила 20 пігулок', 'мене звати [name], випила [amount] пігулок'],
  pl: ['mam na imię Kasia, wzięłam 20 tabletek', 'mam na imię [name], wzięłam [amount] tabletek'],
  tr: ['benim adım Ahmet Yılmaz, 20 hap içtim', 'benim adım [name], [amount] hap içtim'],
  id: ['nama saya Budi, saya minum 20 pil', 'nama saya [name], saya minum [amount] pil'],
  ms: ['nama saya Siti, saya telan 20 biji pil', 'nama saya [name], saya telan [amount] biji pil'],
  th: ['ผมชื่อสมชาย กินยาไป20เม็ด', 'ผมชื่อ[name] กินยาไป[amount]เม็ด'],
  hi: ['मेरा नाम राहुल है, मैंने २० गोलियां खाई', 'मेरा नाम [name] है, मैंने [amount] गोलियां खाई'],
  fa: ['اسم من علی است، ۲۰ قرص خوردم', 'اسم من [name] است، [amount] قرص خوردم'],
  ar: ['اسمي محمد، أخذت ٢٠ حبة', 'اسمي [name]، أخذت [amount] حبة'],
}

describe('in each language', () => {
  it.each(languages.map((language) => [language, ...inEachLanguage[language]]))(
    '%s: %s',
    (_language, text, expected) => {
      expect(redact(text)).toBe(expected)
    },
  )
})

describe('whatever somebody writes', () => {
  /** Any UTF-16 at all, lone halves of surrogate pairs among it. */
  const anything = fc
    .array(fc.integer({ min: 0, max: 0xff_ff }), { maxLength: 400 })
    .map((units) => String.fromCharCode(...units))
  const talk = fc
    .array(fc.constantFrom('i', 'feel', 'sick', 'and', 'need', 'help', 'now', 'the', 'bad'), {
      maxLength: 12,
    })
    .map((words) => words.join(' '))
  const digits = (fewest: number, most: number) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: fewest, maxLength: most })
      .map((figures) => figures.join(''))
  const letters = fc.stringMatching(/^[a-z]{3,12}$/)

  it('is at most 280 units long, and whole characters', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: 'grapheme', maxLength: 600 })), (text) => {
        const excerpt = redact(text)
        expect(excerpt.length).toBeLessThanOrEqual(280)
        expect(excerpt).not.toMatch(/[\uD800-\uDFFF]/u)
      }),
    )
  })

  it('is cut between characters and labels', () => {
    expect(redact('😀'.repeat(200))).toBe(`${'😀'.repeat(139)}…`)
    expect(redact(`${'word '.repeat(55)}5551234567 and more`)).toBe(`${'word '.repeat(55)}…`)
  })

  it.each([
    ['long numbers', digits(5, 15)],
    ['telephone numbers', fc.tuple(digits(3, 3), digits(3, 3), digits(4, 4)).map((parts) => parts.join('-'))],
    ['e-mail addresses', fc.tuple(letters, letters).map(([name, host]) => `${name}@${host}.example`)],
    ['links', fc.tuple(letters, letters).map(([host, page]) => `https://${host}.example/${page}`)],
    ['accounts', letters.map((name) => `@${name}_99`)],
  ] satisfies readonly (readonly [string, fc.Arbitrary<string>])[])(
    'holds no %s',
    (_what, secret: fc.Arbitrary<string>) => {
      fc.assert(
        fc.property(talk, secret, talk, (before, hidden, after) => {
          const excerpt = redact(`${before} ${hidden} ${after}`)
          expect(excerpt).not.toContain(hidden)
          expect(excerpt).toMatch(/\[(number|phone|email|link|username)\]/)
        }),
      )
    },
  )

  it('changes no more when it is redacted again', () => {
    fc.assert(
      fc.property(
        talk,
        fc.constantFrom('my name is Bob', '12345', 'took 5 pills', '@a_name'),
        (some, secret) => {
          const once = redact(`${some} ${secret} ${some}`)
          expect(redact(once)).toBe(once)
        },
      ),
    )
  })
})

describe('the list of words', () => {
  it.each([
    ['a list that is not known', 'en:\n  nmaes: my name is\n', /file\.yaml:2: en/],
    ['a language that is missing', 'en:\n  names: my name is\n', /file\.yaml:1: es/],
  ])('refuses %s, and says where', (_what, text, told) => {
    expect(() => compileRedaction({ path: 'file.yaml', text })).toThrow(told)
  })
})
