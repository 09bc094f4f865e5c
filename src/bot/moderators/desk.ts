import type { CardsLeft } from './cards-left.ts'
import type { Content } from '../../content/content.ts'
import { registerDeskCommands } from './register-commands.ts'
import type { Flag } from '../../store/store.ts'
import { drain } from '../drain.ts'
import type { Inbound } from '../inbound/inbound.ts'
import { errorKind } from '../log.ts'
import { answerModeratorCommand } from './command.ts'
import type { Commanded } from './commanded.ts'
import type { DeskTools } from './desk-tools.ts'
import { emptyCards } from './empty-cards.ts'
import { pressFlagButton } from './press.ts'
import { runDue } from './run-due.ts'
import { settleFlag } from './settle-flag.ts'

/** The moderators' side of the bot. Nothing on it rejects, and nothing on it keeps a person waiting. */
export interface Desk {
  /** Shows flags that were just committed. */
  raised(flags: readonly Flag[]): void
  /** Shows a flag anew that was changed from outside. */
  changed(flagId: string): void
  press(pressed: Extract<Inbound, { kind: 'button' }>): Promise<void>
  command(commanded: Commanded): Promise<void>
  runDue(ahead?: number): Promise<void>
  /** Shows the commands in the menu of the moderators' chat. */
  registerCommands(content: Pick<Content, 'deskCommands'>): Promise<void>
  /** Takes the words out of the cards, context messages and examples of flags that are erased. False: not all yet. */
  emptyCards(left: CardsLeft): Promise<boolean>
  /** Resolves when nothing is under way, at the latest after so many milliseconds. */
  drain(milliseconds: number): Promise<void>
}

export function createDesk(tools: DeskTools): Desk {
  const underWay = new Set<Promise<unknown>>()
  const track = async (what: string, work: Promise<unknown>): Promise<void> => {
    const guarded = work.catch((error: unknown) => {
      // The flag stays due: it is taken up again when the lease ends.
      tools.log.warn({ event: 'desk-failed', what, error: errorKind(error) })
    })
    underWay.add(guarded)
    await guarded
    underWay.delete(guarded)
  }
  let round: Promise<void> | null = null

  return {
    raised(flags) {
      for (const { id, severity } of flags)
        if (severity === 'critical') void track('raised', settleFlag(tools, id))
    },
    changed: (flagId) => void track('changed', settleFlag(tools, flagId)),
    press: (pressed) => track('press', pressFlagButton(tools, pressed)),
    command: (commanded) => track('command', answerModeratorCommand(tools, commanded)),
    async runDue(ahead = 0) {
      // A round that takes longer than the time between two is not overtaken by the next.
      round ??= track('due', runDue(tools, ahead)).finally(() => {
        round = null
      })
      await round
    },
    registerCommands: (content) => track('commands', registerDeskCommands(tools, content)),
    async emptyCards(left) {
      let isDone = false
      const work = emptyCards(tools, left).then((done) => {
        isDone = done
      })
      await track('empty-cards', work)
      return isDone
    },
    drain: (milliseconds) => drain(underWay, milliseconds),
  }
}
