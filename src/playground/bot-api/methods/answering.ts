import type { InlineQueryResult } from 'grammy/types'
import { checkedMarkup, checkPlace } from '../checked-markup.ts'
import { checkText } from '../checked-text.ts'
import type { Methods } from '../method.ts'
import { flagParameter, isRecord, requiredText, structureParameter, textParameter } from '../payload.ts'
import { badRequest } from '../refusal.ts'
import type { World } from '../world.ts'

const tooOld = 'query is too old and response timeout expired or query ID is invalid'
/** https://core.telegram.org/bots/api#answercallbackquery: 0-200 characters. */
const longestNotice = 200
/** https://core.telegram.org/bots/api#answerinlinequery */
const mostResults = 50
const prefix = "can't parse inline query result: "

/** answerCallbackQuery and answerInlineQuery. */
export const answeringMethods: Methods = {
  answercallbackquery(world, payload) {
    const text = textParameter(payload, 'text')
    if (text.length > longestNotice) throw badRequest('MESSAGE_TOO_LONG')
    const url = textParameter(payload, 'url')
    if (url !== '' && !url.startsWith(`https://t.me/${world.bot.username}?start=`))
      throw badRequest('URL_INVALID')
    const query = world.queries.take('button', textParameter(payload, 'callback_query_id'))
    if (query === null) throw badRequest(tooOld)
    const alert = flagParameter(payload, 'show_alert')
    world.tell({ kind: 'button-answered', queryId: query.id, personId: query.personId, text, alert, url })
    return true
  },

  answerinlinequery(world, payload) {
    const given = structureParameter(payload, 'results', 'inline query results')
    if (given === undefined) throw badRequest("can't find results")
    if (!Array.isArray(given)) throw badRequest('expected an Array of inline query results')
    if (given.length > mostResults) throw badRequest('RESULTS_TOO_MUCH')
    const list: readonly unknown[] = given
    const results = list.map((value) => readResult(world, value))
    const ids = new Set(results.map((result) => result.id))
    if (ids.size !== results.length) throw badRequest('RESULT_ID_DUPLICATE')
    const query = world.queries.take('inline', textParameter(payload, 'inline_query_id'))
    if (query === null) throw badRequest(tooOld)
    world.tell({ kind: 'inline-answered', queryId: query.id, personId: query.personId, results })
    return true
  },
}

/** Articles are all that a bot of words sends. */
function readResult(world: World, value: unknown): InlineQueryResult {
  if (!isRecord(value)) throw badRequest('inline query result must be an Object')
  const type = requiredText(value, 'type', prefix)
  if (type !== 'article') throw badRequest(`${prefix}this server knows results of type article only`)
  const id = requiredText(value, 'id', prefix)
  if (id === '' || Buffer.byteLength(id) > 64) throw badRequest('RESULT_ID_INVALID')
  const title = requiredText(value, 'title', prefix)
  if (title === '') throw badRequest('ARTICLE_TITLE_EMPTY')
  const content = value['input_message_content']
  if (!isRecord(content)) throw badRequest(`${prefix}Can't find field "input_message_content"`)
  const { text, entities } = checkText(
    requiredText(content, 'message_text', prefix),
    content['entities'],
    textParameter(content, 'parse_mode'),
    (userId) => world.persons.has(userId),
  )
  const markup = checkedMarkup(value)
  checkPlace(markup, false)
  const description = textParameter(value, 'description')
  return {
    type,
    id,
    title,
    input_message_content: { message_text: text, entities: [...entities] },
    ...(description === '' ? {} : { description }),
    ...(markup === null ? {} : { reply_markup: markup }),
  }
}
