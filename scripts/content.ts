/**
 * `npm run content`: checks the content. With `-- --sign`, `-- --review` or `-- --book` it records sign-offs, walks
 * a reviewer through what waits, or writes the readable book.
 */
import { parseArgs } from 'node:util'
import { check } from './content/check.ts'
import { sign } from './content/sign.ts'

const { values } = parseArgs({
  options: {
    sign: { type: 'boolean', default: false },
    review: { type: 'boolean', default: false },
    book: { type: 'boolean', default: false },
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
const signing = { ...values, entries: values.entry, languages: values.language, today }

if (values.sign) process.exitCode = sign(signing, print)
else process.exitCode = check(today, () => [], print)
