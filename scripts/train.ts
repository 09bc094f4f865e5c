import { writeFileSync } from 'node:fs'
import { projectRoot } from '../src/disk/read-folder.ts'
import { encodeWeights } from '../src/guardrails/classifier/weights-file.ts'
import { loadLabelledSet } from './evaluation/load-messages.ts'
import { compileTrainer } from './training/train-on.ts'

/** Rewrites `weights.bin` from all labelled messages but those of the test authors. */
const started = performance.now()
const { messages, splitOf } = loadLabelledSet()
const isTest = ({ author }: { author: string }): boolean => splitOf(author) === 'test'
const learnt = messages.filter((message) => !isTest(message))
const bytes = encodeWeights(compileTrainer()(learnt, messages.filter(isTest)))
writeFileSync(`${projectRoot}src/guardrails/classifier/weights.bin`, bytes)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
process.stdout.write(`weights.bin: ${bytes.length} bytes, ${learnt.length} messages, ${seconds} s\n`)
