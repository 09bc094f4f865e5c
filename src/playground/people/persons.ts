import type { User } from 'grammy/types'
import { privateRoom, type World } from '../bot-api/world.ts'
import { knownPerson } from './known.ts'

export interface NewPerson {
  readonly firstName: string
  readonly id?: number
  readonly username?: string
  /** IETF language tag of the person's app, such as `es`. */
  readonly languageCode?: string
}

export interface Persons {
  /** A person with an empty private chat, whose id is the person's. The bot cannot write there yet. */
  addPerson(person: NewPerson): User
  /** Changes the language of the person's app from the next update on. */
  setLanguage(personId: number, languageCode: string): void
}

export function createPersons(world: World): Persons {
  let nextId = 5_000_001
  return {
    addPerson({ firstName, id, username, languageCode = 'en' }) {
      const person: User = {
        id: id ?? nextId,
        is_bot: false,
        first_name: firstName,
        ...(username === undefined ? {} : { username }),
        language_code: languageCode,
      }
      if (id === undefined) nextId += 1
      if (world.persons.has(person.id)) throw new Error(`there is a person ${person.id} already`)
      world.persons.set(person.id, person)
      privateRoom(world, person)
      return person
    },
    setLanguage(personId, languageCode) {
      world.persons.set(personId, { ...knownPerson(world, personId), language_code: languageCode })
    },
  }
}
