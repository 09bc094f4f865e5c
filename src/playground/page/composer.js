import { attachments } from './attachments.js'
import { act } from './connection.js'
import { element, icon } from './element.js'
import { menuButton } from './menu.js'
import { attempt } from './notices.js'
import { createSuggestions } from './suggestions.js'

/** After the last key, before an inline query is sent. */
const inlinePause = 250

/**
 * The field to write in, with replies and edits, commands and inline mode.
 *
 * @param {{ label: string, id: string, botUsername(): string, place(): { personId: number, chatId: number },
 *   commands(): { command: string, description: string }[], lastOwnMessage(): object | undefined }} context
 */
export function createComposer(context) {
  const field = element('textarea', {
    id: context.id,
    rows: '1',
    maxlength: '4096',
    placeholder: 'Message',
    'aria-label': context.label,
    autocomplete: 'off',
    enterkeyhint: 'send',
    spellcheck: 'true',
  })
  const suggestions = createSuggestions(field)
  const bar = element('div', { class: 'context', hidden: true })
  let answering = null
  let pause = null
  let askedQuery = null
  /** The last answer to any inline query, asked for here or not. */
  let latestAnswer = null

  const aim = (kind, message) => {
    answering = message === null ? null : { kind, message }
    bar.hidden = answering === null
    if (answering === null) return
    const words = message.text ?? message.caption ?? 'message'
    bar.replaceChildren(
      icon(kind),
      element(
        'p',
        {},
        element('strong', {}, kind === 'edit' ? 'Edit message' : 'Reply'),
        element('span', {}, words),
      ),
      element(
        'button',
        {
          type: 'button',
          class: 'round',
          'aria-label': 'Cancel',
          title: 'Cancel (Escape)',
          on: { click: cancel },
        },
        icon('close'),
      ),
    )
    if (kind === 'edit') write(words)
    field.focus()
  }
  const cancel = () => {
    if (answering?.kind === 'edit') write('')
    aim(null, null)
    field.focus()
  }
  const write = (words) => {
    field.value = words
    grow(field)
  }
  const replyTo = () => (answering?.kind === 'reply' ? { replyTo: answering.message.message_id } : {})
  const send = () => {
    const text = field.value.trim()
    if (text === '') return
    const edited = answering?.kind === 'edit' ? answering.message : null
    const action =
      edited === null
        ? { do: 'say', ...context.place(), text, ...replyTo() }
        : { do: 'edit', ...context.place(), messageId: edited.message_id, text }
    suggestions.close()
    void attempt(async () => {
      await act(action)
      write('')
      aim(null, null)
    })
  }
  const sendMedia = (media) => {
    void attempt(async () => {
      await act({ do: 'send-media', ...context.place(), media, ...replyTo() })
      if (media.caption !== undefined) write('')
      aim(null, null)
    })
  }
  const attach = menuButton({
    label: 'Send something else',
    iconName: 'plus',
    items: () => attachments(field.value.trim(), { sendMedia, startInline: () => startInline() }),
  })
  const startInline = () => {
    write(`@${context.botUsername()} `)
    field.focus()
    suggest()
  }

  const suggest = () => {
    clearTimeout(pause)
    const words = field.value
    const inline = inlineWords(words, context.botUsername())
    if (inline !== null) {
      pause = setTimeout(() => void attempt(() => askInline(inline)), inlinePause)
      return
    }
    askedQuery = null
    suggestions.show('Commands', matchingCommands(words, context.commands()).map(offerCommand), true)
  }
  const offerCommand = ({ command, description }) => ({
    title: `/${command}`,
    detail: description,
    take: () => {
      write(`/${command}`)
      send()
    },
  })
  const askInline = async (words) => {
    const { queryId } = await act({ do: 'ask-inline', ...context.place(), words })
    askedQuery = queryId
    // The answer travels on the stream of events and may be here before the query's own response.
    if (latestAnswer?.queryId === queryId) showAnswer(latestAnswer)
  }
  const showAnswer = ({ queryId, results }) =>
    suggestions.show(
      'Answers to send',
      results.map((result) => offerResult(queryId, result)),
      false,
    )

  field.addEventListener('input', () => {
    grow(field)
    suggest()
  })
  field.addEventListener('blur', () => suggestions.close())
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (suggestions.takesKey(event.key)) return event.preventDefault()
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && answering !== null) {
      event.preventDefault()
      cancel()
    } else if (event.key === 'ArrowUp' && field.value === '') {
      const last = context.lastOwnMessage()
      if (last === undefined) return
      event.preventDefault()
      aim('edit', last)
    }
  })

  const form = element(
    'form',
    { class: 'composer', on: { submit: (event) => event.preventDefault() } },
    suggestions.view,
    bar,
    element(
      'div',
      { class: 'write' },
      attach,
      field,
      element(
        'button',
        {
          type: 'button',
          class: 'round send',
          'aria-label': 'Send',
          title: 'Send (Enter)',
          on: { click: send },
        },
        icon('send'),
      ),
    ),
  )
  return {
    view: form,
    reply: (message) => aim('reply', message),
    edit: (message) => aim('edit', message),
    reset: () => {
      aim(null, null)
      suggestions.close()
    },
    insert(words) {
      write(`${field.value}${field.value === '' || field.value.endsWith(' ') ? '' : ' '}${words} `)
      field.focus()
    },
    focus: () => field.focus(),
    /** Results that the bot gave to an inline query of this field. */
    showResults(queryId, results) {
      latestAnswer = { queryId, results }
      if (queryId === askedQuery) showAnswer(latestAnswer)
    },
  }

  function offerResult(queryId, { id, title, description = '' }) {
    return {
      title,
      detail: description,
      take: () => {
        suggestions.close()
        void attempt(async () => {
          await act({ do: 'choose-result', ...context.place(), queryId, resultId: id })
          write('')
        })
      },
    }
  }
}

/** What stands behind `@bot ` at the start of a text; null when it does not start so. */
function inlineWords(words, botUsername) {
  const start = `@${botUsername} `
  return words.toLowerCase().startsWith(start.toLowerCase()) ? words.slice(start.length) : null
}

function matchingCommands(words, commands) {
  if (!/^\/[a-z0-9_]*$/i.test(words)) return []
  return commands.filter(({ command }) => command.startsWith(words.slice(1).toLowerCase()))
}

/** As high as its text, up to what the style allows. */
function grow(field) {
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}
