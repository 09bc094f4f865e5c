/**
 * Letters that look like Latin ones, after the idea of the Unicode confusables table
 * (https://www.unicode.org/Public/security/latest/confusables.txt), kept to those that people hide words with.
 */

/** Scripts and letter forms that no language of ours is written in: always read as Latin. */
const always: Readonly<Record<string, string>> = {
  a: 'ɑᴀᎪꭺꓮᗩ卂ɐ',
  b: 'ʙᏴꮟꓐᗷ乃ɓƀƃ',
  c: 'ᴄᏟꮯꓚᑕ匚ɔƈↄ',
  d: 'ᴅᎠꭰꓓᗪ刀ɗđð',
  e: 'ᴇᎬꭼꓰᗴ乇ǝəɘɛ',
  f: 'ꜰꓝᖴ千ƒɟ',
  g: 'ɡɢᏀꮐꓖᘜ厶ɠƍ',
  h: 'ʜᎻꮋꓧᕼ卄ɦɥħհ',
  i: 'ɪᎥꭵꓲ丨ıɩᴉɨ',
  j: 'ᴊᎫꭻꓙᒍﾌɾʝյȷ',
  k: 'ᴋᏦꮶꓗʞƙ',
  l: 'ʟᏞꮮꓡᒪㄥłɭɫןƖլ',
  m: 'ᴍᎷꮇꓟᗰ爪ɱɯ',
  n: 'ɴꓠᑎ几ɳƞŋոռ',
  o: 'ᴏꓳㄖɵøօ',
  p: 'ᴘᏢꮲꓑᑭ卩ƥք',
  q: 'ǫզ',
  r: 'ʀᎡᏒꭱꮢꓣᖇ尺ɹɼɽ',
  s: 'ꜱᏚꮪꓢᔕ丂ʂƨ',
  t: 'ᴛᎢꭲꓔㄒʇƭŧէ',
  u: 'ᴜꓴᑌㄩʋսմ',
  v: 'ᴠᏙꮩꓦᐯʌ',
  w: 'ᴡᎳꮃꓪᗯ山ʍա',
  x: '᙭ꓫ乂×',
  y: 'ʏᎩꭹꓬㄚʎɣყ',
  z: 'ᴢᏃꮓꓜ乙ʐƶ',
}

/** Cyrillic and Greek capitals and small letters that can pass for a Latin one. */
const trueLookalikes: Readonly<Record<string, string>> = {
  a: 'аАαΑӑӓ',
  b: 'ВвЬΒβ',
  c: 'сСϲϹ',
  d: 'ԁ',
  e: 'еЕёЁεΕҽєЄ',
  g: 'ԍ',
  h: 'НнһҺΗ',
  i: 'іІїЇιΙί',
  j: 'јЈϳ',
  k: 'КкκΚқ',
  l: 'ӏӀ',
  m: 'МмΜϺ',
  n: 'ηΝ',
  o: 'оОοΟσ',
  p: 'рРρΡ',
  q: 'ԛԚ',
  s: 'ѕЅς',
  t: 'ТтτΤ',
  u: 'υ',
  v: 'νѵѴ',
  w: 'ԝԜωѡ',
  x: 'хХχΧ',
  y: 'уУҮүΥγ',
  z: 'Ζζ',
}

/** Letters that only stand for a Latin one in a word that is Latin otherwise: faux Cyrillic and Greek. */
const fauxLookalikes: Readonly<Record<string, string>> = {
  a: 'дДΛ',
  b: 'бьъЪ',
  e: 'эЭΣξ',
  f: 'ғ',
  h: 'ђћ',
  i: 'й',
  k: 'ж',
  l: 'лλ',
  n: 'иИпПπ',
  o: 'фФθΘδ',
  r: 'гГяЯ',
  u: 'цЦμ',
  v: '√',
  w: 'шШщЩψ',
  y: 'чЧ',
  z: 'з',
}

/** Latin letters in a word that is Cyrillic otherwise. */
const cyrillicFor: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  n: 'п',
  o: 'о',
  p: 'р',
  r: 'г',
  t: 'т',
  u: 'и',
  x: 'х',
  y: 'у',
}

function invert(...tables: readonly Readonly<Record<string, string>>[]): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  for (const table of tables)
    for (const [latin, letters] of Object.entries(table))
      for (const letter of letters) {
        const code = letter.codePointAt(0)
        if (code !== undefined && !map.has(code)) map.set(code, latin)
      }
  return map
}

/** Code point -> Latin letter, whatever stands around it. */
export const latinAlways = invert(always)
/** Code point -> Latin letter, for letters that are hard to tell from it. */
export const latinTwin = invert(trueLookalikes)
/** Code point -> Latin letter in a word known to be Latin. */
export const latinInLatinWord = invert(trueLookalikes, fauxLookalikes)
/** Latin letter -> Cyrillic letter in a word known to be Cyrillic. */
export const cyrillicTwin: ReadonlyMap<string, string> = new Map(Object.entries(cyrillicFor))
/** Twins that no alphabet of ours uses: they stand in a word only to hide it. */
export const rareTwins: ReadonlySet<number> = new Set(
  Array.from('ѕЅјЈһҺԁԛԚԝԜӏӀϲϹϳѵѡ').map((c) => c.codePointAt(0) ?? 0),
)
