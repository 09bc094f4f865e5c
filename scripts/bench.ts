import { loadGuardrailsAlone } from '../src/disk/load-guardrails-alone.ts'
import { loadLabelledSet } from './evaluation/load-messages.ts'
import { measurePath } from './bench/measure-path.ts'
import { measureVerdicts } from './bench/measure-verdicts.ts'

/** Speed of the guardrails, and of the whole path against a bare grammY echo bot in the same run. */
const print = (line: string) => process.stdout.write(`${line}\n`)
const updates = Number(process.argv[2] ?? 2000)

const verdicts = measureVerdicts(
  loadGuardrailsAlone(),
  loadLabelledSet().messages.map(({ text }) => text),
)
print(`verdict, median                 ${verdicts.medianMilliseconds.toFixed(3)} ms`)
print(`verdict, p99                    ${verdicts.p99Milliseconds.toFixed(3)} ms`)
print(`verdict, 4,096 hostile          ${verdicts.hostileMilliseconds.toFixed(1)} ms`)
print(`verdicts a second, one core     ${Math.round(verdicts.messagesPerSecond)}`)

const echo = await measurePath('scripts/bench/echo-bot.ts', updates)
const ours = await measurePath('src/bot/main.ts', updates)
print(
  `start to first getUpdates       ${Math.round(ours.startMilliseconds)} ms (echo bot ${Math.round(echo.startMilliseconds)} ms)`,
)
print(
  `start to first answer           ${Math.round(ours.readyMilliseconds)} ms (echo bot ${Math.round(echo.readyMilliseconds)} ms)`,
)
print(`updates a second, whole path    ${Math.round(ours.updatesPerSecond)}`)
print(`updates a second, echo bot      ${Math.round(echo.updatesPerSecond)}`)
print(`ratio                           ${(ours.updatesPerSecond / echo.updatesPerSecond).toFixed(2)}`)
print(
  `resident after ${updates} updates   ${ours.residentMegabytes ?? '?'} MB (echo bot ${echo.residentMegabytes ?? '?'} MB)`,
)
