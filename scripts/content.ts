/**
 * `npm run content`: checks the content. With `-- --sign`, `-- --review` or `-- --book` it records sign-offs, walks
 * a reviewer through what waits, or writes the readable book.
 */
import { parseArgs } from 'node:util'
import { book } from './content/book.ts'
import { check } from './content/check.ts'
import { review } from './content/review.ts'
import { sign } from './content/sign.ts'
import { loadAmounts } from '../src/disk/load-amounts.ts'

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

if (values.book) process.exitCode = book(today, print)
else if (values.review) process.exitCode = await review(signing, print)
else if (values.sign) process.exitCode = sign(signing, print)
else process.exitCode = check(today, loadAmounts(), print)
