import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff } from '../../scripts/content/review/line-diff.ts'

test('a changed line stands as old and new beside what was kept', () => {
  expect(lineDiff('a\nb\nc', 'a\nx\nc').map(({ mark, text }) => mark + text)).toEqual([
    ' a',
    '-b',
    '+x',
    ' c',
  ])
})

test('kept and removed lines are the old text, kept and added lines the new one', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = lineDiff(before, after)
      const side = (mark: '-' | '+') =>
        diff
          .filter((line) => line.mark === ' ' || line.mark === mark)
          .map((line) => line.text)
          .join('\n')
      expect([side('-'), side('+')]).toEqual([before, after])
    }),
  )
})
