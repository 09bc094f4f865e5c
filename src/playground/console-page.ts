import type { BotApi } from './bot-api/bot-api.ts'
import { signWebAppData } from './bot-api/web-app-data.ts'
import { knownPerson } from './people/known.ts'

/** A page of the bot that people open in Telegram: under its public address, which leads to this machine here. */
export interface ConsolePage {
  /** As the bot writes it into a button. Telegram takes only https. */
  readonly publicUrl: string
  readonly localUrl: string
}

/**
 * Where a person's app goes when it opens the page: what Telegram signs for the person stands behind the `#`.
 * Throws an Error for an address that is not the page's.
 */
export function openConsolePage(
  { world, token }: Pick<BotApi, 'world' | 'token'>,
  page: ConsolePage | null,
  personId: number,
  url: string,
): string {
  const [address = '', fragment = ''] = url.split('#')
  if (page === null || address !== page.publicUrl) throw new Error('there is no page at this address')
  const signed = signWebAppData(knownPerson(world, personId), token, world.now())
  const given = new URLSearchParams({ tgWebAppData: signed, tgWebAppVersion: '9.1', tgWebAppPlatform: 'web' })
  return `${page.localUrl}#${fragment === '' ? '' : `${fragment}&`}${given.toString()}`
}
