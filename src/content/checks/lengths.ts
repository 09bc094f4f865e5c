import { wordsOf } from '../markup/template.ts'
import type { TopicEntry } from '../library.ts'
import { error, type Problem } from '../problem.ts'
import { lineWith, type Check, type CheckInput } from './check.ts'
import { entriesOf } from './entries.ts'

/** UTF-16 units of a page with its title, without sources: what fits on a phone. */
const longestPage = 1500
const fewestQuestions = 15
const wordingsOfACrisis = 3

/** Pages that fit, enough ways to ask, and three wordings of each crisis reply. */
export const lengths: Check = (input) =>
  entriesOf(input.library).flatMap((entry): readonly Problem[] => {
    if (entry.kind === 'topic') return [...pages(entry), ...questions(input, entry)]
    const isReply = /^(group-)?crisis-/.test(entry.meta.id) && entry.meta.id !== 'crisis-lines'
    if (!isReply || entry.parts.length >= wordingsOfACrisis) return []
    return [
      error(
        entry.path,
        null,
        `${entry.parts.length} wordings of a crisis reply`,
        'Write three, so that a second message does not get the same words.',
      ),
    ]
  })

function pages(topic: TopicEntry): readonly Problem[] {
  return topic.parts.flatMap((part, index) => {
    const title = index === 0 ? topic.meta.title.length + 2 : 0
    const length = title + wordsOf(part.template).length
    if (length < longestPage) return []
    return [
      error(
        topic.path,
        part.line,
        `A page of ${length} characters`,
        `Keep it under ${longestPage}, or divide it.`,
      ),
    ]
  })
}

function questions({ files }: CheckInput, topic: TopicEntry): readonly Problem[] {
  const count = new Set(topic.meta.questions).size
  if (count >= fewestQuestions) return []
  const line = lineWith(files, topic.path, 'questions:')
  return [error(topic.path, line, `${count} ways to ask`, `Write at least ${fewestQuestions}.`)]
}
