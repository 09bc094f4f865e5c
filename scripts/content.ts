import { parseArgs } from 'node:util'
import { sign } from './content/sign.ts'

const { values } = parseArgs({
  options: {
    sign: { type: 'boolean', default: false },
    role: { type: 'string' },
    by: { type: 'string' },
    until: { type: 'string' },
    entry: { type: 'string', multiple: true, default: [] },
    language: { type: 'string', multiple: true, default: [] },
    today: { type: 'string' },
  },
})

const today = values.today ?? new Date().toISOString().slice(0, 10)
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

process.exitCode = sign(
  {
    role: values.role,
    by: values.by,
    until: values.until,
    entries: values.entry,
    languages: values.language,
    today,
  },
  print,
)
