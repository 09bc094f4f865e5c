import { checkLink } from '../checked-link.ts'
import type { Methods } from '../method.ts'
import {
  flagParameter,
  integerParameter,
  structureParameter,
  textParameter,
  type Payload,
} from '../payload.ts'
import { badRequest } from '../refusal.ts'
import type { World } from '../world.ts'

/** Longest wait that Telegram grants, in seconds. */
const longestPoll = 50

/** getUpdates, setWebhook, deleteWebhook and getWebhookInfo. */
export const receivingMethods: Methods = {
  async getupdates(world, payload, signal) {
    allowKinds(world, payload)
    return await world.updates.poll(
      integerParameter(payload, 'offset', 0),
      integerParameter(payload, 'limit', 100, 1, 100),
      integerParameter(payload, 'timeout', 0, 0, longestPoll),
      signal,
    )
  },

  setwebhook(world, payload) {
    const url = textParameter(payload, 'url')
    if (url === '') return removeWebhook(world, payload)
    checkWebhookUrl(url)
    const secret = textParameter(payload, 'secret_token')
    if (secret.length > 256) throw badRequest('secret token is too long')
    if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
    allowKinds(world, payload)
    if (flagParameter(payload, 'drop_pending_updates')) world.updates.drop()
    world.updates.webhook = {
      url,
      secret,
      maxConnections: integerParameter(payload, 'max_connections', 40, 1, 100),
    }
    return true
  },

  deletewebhook: removeWebhook,

  getwebhookinfo(world) {
    const { webhook } = world.updates
    const kinds = world.updates.allowed()
    return {
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: world.updates.pending().length,
      ...(webhook === null ? {} : { max_connections: webhook.maxConnections }),
      ...(kinds === null ? {} : { allowed_updates: kinds }),
    }
  },
}

function removeWebhook(world: World, payload: Payload): true {
  if (flagParameter(payload, 'drop_pending_updates')) world.updates.drop()
  world.updates.webhook = null
  return true
}

function allowKinds(world: World, payload: Payload): void {
  const kinds = structureParameter(payload, 'allowed_updates', 'allowed updates')
  if (kinds === undefined) return world.updates.allow(null)
  if (!Array.isArray(kinds)) throw badRequest("can't parse allowed updates: Expected an Array of String")
  world.updates.allow(kinds.map(String))
}

/** Telegram demands HTTPS; a server on this machine takes plain HTTP to this machine too. */
function checkWebhookUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified')
  const { protocol, hostname } = new URL(url)
  const local = hostname === '127.0.0.1' || hostname === 'localhost'
  if (protocol === 'http:' && local) return
  if (protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (checkLink(url) !== null) throw badRequest('invalid webhook URL specified')
}
