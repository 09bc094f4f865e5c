import type { Method } from './method.ts'
import { answeringMethods } from './methods/answering.ts'
import { chatMethods } from './methods/chats.ts'
import { describingMethods } from './methods/describing.ts'
import { editingMethods } from './methods/editing.ts'
import { receivingMethods } from './methods/receiving.ts'
import { sendingMethods } from './methods/sending.ts'

/** Every method that this server knows, by name in lower case. Any other is answered with 404. */
export const methodTable: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...receivingMethods,
    ...describingMethods,
    ...sendingMethods,
    ...editingMethods,
    ...answeringMethods,
    ...chatMethods,
  }),
)
