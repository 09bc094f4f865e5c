/** What the page knows: the screen it loaded, kept up to date by the events. */
export function createModel() {
  const persons = new Map()
  const rooms = new Map()
  const verdicts = new Map()
  const model = {
    bot: null,
    scene: null,
    persons,
    rooms,
    inspections: [],
    consoleUrl: null,

    /** Takes over a freshly loaded screen. */
    load(screen) {
      model.bot = screen.bot
      model.scene = screen.scene
      model.inspections = screen.inspections
      model.consoleUrl = screen.consoleUrl
      for (const person of screen.persons) persons.set(person.id, person)
      for (const room of screen.rooms)
        rooms.set(room.id, { ...room, messages: new Map(room.messages.map((m) => [m.message_id, m])) })
      verdicts.clear()
      for (const inspection of screen.inspections) verdicts.set(verdictKey(inspection), inspection)
    },

    /** Takes over one event; true when the screen has to be loaded again. */
    apply(event) {
      switch (event.kind) {
        case 'message':
        case 'edited':
          rooms.get(event.message.chat.id)?.messages.set(event.message.message_id, event.message)
          return !rooms.has(event.message.chat.id)
        case 'deleted':
          rooms.get(event.chatId)?.messages.delete(event.messageId)
          return false
        case 'inspection':
          model.inspections = [...model.inspections, event.inspection].slice(-200)
          verdicts.set(verdictKey(event.inspection), event.inspection)
          return false
        case 'room':
        case 'profile':
          return true
        default:
          return false
      }
    },

    verdictOf: (chatId, messageId) => verdicts.get(`${chatId}/${messageId}`),
    personName: (id) => persons.get(id)?.firstName ?? (id === model.bot?.id ? model.bot.name : 'Somebody'),
  }
  return model
}

function verdictKey({ chatId, messageId }) {
  return `${chatId}/${messageId}`
}
