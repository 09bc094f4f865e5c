import { isValidPhoneNumber, parsePhoneNumberFromString, type NumberType } from 'libphonenumber-js/max'
import type { RegionCode } from '../button.ts'
import { elsewhereCode } from '../help-lines/place.ts'
import { error, type Problem } from '../problem.ts'
import type { HelpLine } from '../schemas/hotline-schema.ts'
import { lineWith, type Check, type CheckInput } from './check.ts'

/** Numbers that exist in the numbering plan, one record a line, companions beside their line. */
export const hotlineForms: Check = (input) =>
  [...input.library.helpLines].flatMap(([region, lines]) => [
    ...lines.flatMap((line) => [
      ...numberFaults(input, region, line),
      ...companionFaults(input, lines, line),
    ]),
    ...doubles(input, region, lines),
    ...withoutEmergency(region, lines),
  ])

const fileOf = (region: string): string => `src/content/hotlines/${region}.yaml`

function at(input: CheckInput, line: HelpLine, message: string, fix: string): Problem {
  const region = line.id.slice(0, 2).toUpperCase()
  return error(
    fileOf(region),
    lineWith(input.files, fileOf(region), `id: ${line.id}`),
    `${line.id}: ${message}`,
    fix,
  )
}

function numberFaults(input: CheckInput, region: RegionCode, line: HelpLine): readonly Problem[] {
  const problems: Problem[] = []
  if (line.id.slice(0, 2).toUpperCase() !== region)
    problems.push(at(input, line, `stands in the file of ${region}`, 'Move it, or mend its id.'))
  const numbers = [{ phone: line.phone, e164: line.e164 }, ...line.otherPhones]
  for (const { phone, e164 } of numbers) {
    if (e164 === undefined) continue
    const parsed = parsePhoneNumberFromString(e164)
    if (parsed === undefined || !isValidPhoneNumber(e164))
      problems.push(
        at(input, line, `${e164} is not a number that can exist`, 'Compare it with the line’s own page.'),
      )
    else if (phone !== undefined && !sameNumber(phone, e164))
      problems.push(at(input, line, `phone ${phone} and e164 ${e164} differ`, 'Mend the one that is wrong.'))
  }
  const international = internationalForm(line.e164)
  if (line.international !== international)
    problems.push(
      at(
        input,
        line,
        `international is ${line.international ?? 'not there'}`,
        international === undefined ? 'Take it out.' : `Write international: '${international}'.`,
      ),
    )
  if (
    line.phone === undefined &&
    line.sms === undefined &&
    line.chat === undefined &&
    line.website === undefined
  )
    problems.push(
      at(input, line, 'no way to reach it', 'Add a number or an address, or take the record out.'),
    )
  return problems
}

/** Kinds of numbers that often cannot be dialled in the international form, not even inside the country. */
const onlyNational: ReadonlySet<NumberType> = new Set(['UAN', 'SHARED_COST', 'PREMIUM_RATE'])

function internationalForm(e164: string | undefined): string | undefined {
  const parsed = e164 === undefined ? undefined : parsePhoneNumberFromString(e164)
  if (parsed === undefined || !parsed.isValid() || onlyNational.has(parsed.getType())) return undefined
  return parsed.formatInternational()
}

/** The last digits agree: trunk prefixes differ, the rest does not. Numbers this short have no trunk prefix. */
function sameNumber(phone: string, e164: string): boolean {
  const national = phone.replace(/\D/g, '')
  return national.length >= 5 && e164.endsWith(national.slice(-Math.min(6, national.length)))
}

function companionFaults(input: CheckInput, lines: readonly HelpLine[], line: HelpLine): readonly Problem[] {
  if (line.with === undefined) return []
  const other = lines.find((candidate) => candidate.id === line.with)
  if (other === undefined) return [at(input, line, `its companion ${line.with} is not there`, 'Mend "with".')]
  if (other.kind !== line.kind || other.with !== undefined)
    return [at(input, line, 'its companion is of another kind, or a companion itself', 'Mend "with".')]
  if (line.phone === other.phone && line.press === undefined)
    return [at(input, line, 'has the number of its companion and no key to press', 'Add "press".')]
  return []
}

function doubles(input: CheckInput, region: RegionCode, lines: readonly HelpLine[]): readonly Problem[] {
  const seen = new Set<string>()
  return lines.flatMap((line) => {
    const keys = [
      line.id,
      `${line.kind} rank ${line.rank}`,
      ...(line.phone === undefined
        ? []
        : [`${line.kind} ${line.phone.replace(/\D/g, '')} ${line.press ?? ''}`]),
    ]
    const twice = keys.filter((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    return twice.map((key) =>
      at(input, line, `"${key.trim()}" stands twice in ${region}`, 'Keep one of them.'),
    )
  })
}

function withoutEmergency(region: RegionCode, lines: readonly HelpLine[]): readonly Problem[] {
  if (region === elsewhereCode || lines.some((line) => line.kind === 'emergency' && line.phone !== undefined))
    return []
  return [error(fileOf(region), null, 'No emergency number', 'Add it: everything else falls back on it.')]
}
