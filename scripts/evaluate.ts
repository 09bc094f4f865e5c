import { readFileSync, writeFileSync } from 'node:fs'
import { projectRoot } from '../src/disk/read-folder.ts'
import { decodeWeights, encodeWeights, type Weights } from '../src/guardrails/classifier/weights-file.ts'
import { isCrisisRoute, routeKind } from '../src/guardrails/routes.ts'
import { bagOfWordsJudge } from './evaluation/bag-of-words.ts'
import { compileReading } from './evaluation/compile-reading.ts'
import { figuresOf, routeFigures, type Figures, type Judged } from './evaluation/figures.ts'
import { belowFloors } from './evaluation/floors.ts'
import { crossFolds, splitFold, type Fold } from './evaluation/folds.ts'
import { classifierJudge, guardrailsJudge, weighingJudge, type Judge } from './evaluation/judge.ts'
import type { LabelledMessage } from './evaluation/labelled-message.ts'
import { loadLabelledSet } from './evaluation/load-messages.ts'
import { readOptions } from './evaluation/options.ts'
import {
  groupsTable,
  overallTable,
  routesTable,
  tableText,
  shareText,
  topicsTable,
} from './evaluation/print.ts'
import { compileTrainer } from './training/train-on.ts'
import { hashName } from './evaluation/splits.ts'

const options = readOptions(process.argv.slice(2))
const set = loadLabelledSet()
const train = compileTrainer()
const reading = compileReading()
const write = (text: string): void => void process.stdout.write(text)

const shipped = (): Weights =>
  decodeWeights(readFileSync(`${projectRoot}src/guardrails/classifier/weights.bin`))
const folds = options.split === 'cross' ? crossFolds(set) : [splitFold(set, options.split)]
const chosen = ({ language }: LabelledMessage): boolean => !options.language || language === options.language
const rules = guardrailsJudge(null)

if (options.curve) printCurve()
else evaluate()

function evaluate(): void {
  const bySystem: Record<string, Judged[]> = {}
  for (const fold of folds) {
    const messages = fold.judged.filter(chosen)
    for (const [name, judge] of Object.entries(systemsFor(fold))) {
      const judged = messages.map((message) => ({ message, judgement: judge(message) }))
      bySystem[name] = [...(bySystem[name] ?? []), ...judged]
    }
  }
  const both = bySystem['guardrails'] ?? []
  const overall = Object.fromEntries(
    Object.entries(bySystem).map(([name, judged]) => [name, figuresOf(judged)]),
  )
  const routes = routeFigures(both)
  const byLanguage = grouped(both, ({ language }) => [language])
  const byTag = grouped(both, ({ tags }) => tags)
  const byTopic = grouped(both, ({ route }) =>
    routeKind(route) === 'faq' ? [route.slice('faq:'.length)] : [],
  )
  write(`${both.length} messages of the ${options.split} split\n`)
  write(overallTable(overall))
  write(routesTable(routes))
  write(groupsTable('Languages', byLanguage))
  write(groupsTable('Tags', byTag))
  write(topicsTable(byTopic))
  if (options.misses) printMisses(both)
  const report = { split: options.split, overall, routes, byLanguage, byTag, byTopic }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 1)}\n`)
  if (options.check) check(figuresOf(both))
}

function systemsFor({ learnt, judged }: Fold): Record<string, Judge> {
  const weights = options.split === 'test' ? shipped() : train(learnt, judged)
  return {
    guardrails: guardrailsJudge(encodeWeights(weights)),
    'rules alone': rules,
    'classifier alone': classifierJudge(weights, reading),
    'rules weighed in': weighingJudge(weights, reading),
    'bag of words': bagOfWordsJudge(learnt),
  }
}

function grouped(
  judged: readonly Judged[],
  groupsOf: (message: LabelledMessage) => readonly string[],
): Record<string, Figures> {
  const groups = new Map<string, Judged[]>()
  for (const one of judged) {
    for (const group of groupsOf(one.message)) groups.set(group, [...(groups.get(group) ?? []), one])
  }
  const byName = [...groups.keys()].sort()
  return Object.fromEntries(byName.map((group) => [group, figuresOf(groups.get(group) ?? [])]))
}

/** A quarter, half and all of the messages to learn from, taken by a hash of the text. */
function printCurve(): void {
  const rows = [
    ['learnt from', 'crisis recall', 'false crisis', 'topic first', 'topic in three', 'right route'],
  ]
  for (const quarters of [1, 2, 4]) {
    const judged = folds.flatMap(({ learnt, judged: messages }) => {
      const some = learnt.filter(({ text }) => hashName(text) % 4 < quarters)
      const judge = classifierJudge(train(some, messages), reading)
      return messages.filter(chosen).map((message) => ({ message, judgement: judge(message) }))
    })
    const f = figuresOf(judged)
    const shares = [f.crisisRecall, f.falseCrisis, f.topicFirst, f.topicInThree, f.routeRight].map(shareText)
    rows.push([`${quarters} of 4`, ...shares])
  }
  write(tableText(`Learning curve of the classifier alone, ${options.split} split`, rows))
}

function printMisses(judged: readonly Judged[]): void {
  for (const { message, judgement } of judged) {
    const isMiss = isCrisisRoute(message.route) !== isCrisisRoute(judgement.route)
    if (isMiss && set.splitOf(message.author) !== 'test')
      write(`${message.route} -> ${judgement.route} [${judgement.also.join()}]: ${message.text}\n`)
  }
}

function check(figures: Figures): void {
  const path = 'tests/messages/floors.yaml'
  const faults = belowFloors({ path, text: readFileSync(`${projectRoot}${path}`, 'utf8') }, figures)
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
