import type { World } from '../bot-api/world.ts'
import { createAsking, type Asking } from './asking.ts'
import { createGroups, type Groups } from './groups.ts'
import { createMembership, type Membership } from './membership.ts'
import { createPersons, type Persons } from './persons.ts'
import { createPressing, type Pressing } from './pressing.ts'
import { createWriting, type Writing } from './writing.ts'

/** Everything that people do in their apps. What an app would not let them do throws an Error. */
export type People = Persons & Groups & Membership & Writing & Pressing & Asking

export function createPeople(world: World): People {
  return {
    ...createPersons(world),
    ...createGroups(world),
    ...createMembership(world),
    ...createWriting(world),
    ...createPressing(world),
    ...createAsking(world),
  }
}
