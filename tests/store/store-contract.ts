import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { askedContract } from './contract/asked-contract.ts'
import { commitContract } from './contract/commit-contract.ts'
import { crashContract } from './contract/crash-contract.ts'
import { erasingContract } from './contract/erasing-contract.ts'
import { flagContract } from './contract/flag-contract.ts'
import { auditContract } from './contract/audit-contract.ts'
import { moderationContract } from './contract/moderation-contract.ts'
import { outboxContract } from './contract/outbox-contract.ts'
import { sealedContract } from './contract/sealed-contract.ts'
import { racingContract } from './contract/racing-contract.ts'

/** A place where data is kept, and how to open a store on it. */
export interface StorePlace {
  readonly store: Store
  /** Closes the store and opens it again on the same data. */
  restart(): Promise<void>
  /** Where a child process finds the data: a path or a URL. The store of this process is closed meanwhile. */
  lendTo(child: (kind: 'sqlite' | 'redis', address: string) => Promise<void>): Promise<void>
  tearDown(): Promise<void>
}

/** What every store promises, whatever keeps its data. */
export function describeStoreContract(setUp: () => Promise<StorePlace>): void {
  describe('the store', () => {
    let place: StorePlace | undefined
    beforeAll(async () => {
      place = await setUp()
    })
    afterAll(() => place?.tearDown())
    const current = (): StorePlace => {
      if (place === undefined) throw new Error('the store was not set up')
      return place
    }

    commitContract(current)
    racingContract(current)
    outboxContract(current)
    flagContract(current)
    moderationContract(current)
    auditContract(current)
    askedContract(current)
    erasingContract(current)
    sealedContract(current)
    crashContract(current)
  })
}
