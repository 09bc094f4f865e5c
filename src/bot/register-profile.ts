import { createHash } from 'node:crypto'
import type { Api } from 'grammy'
import type { Content } from '../content/content.ts'
import { languages, type Language } from '../guardrails/languages.ts'
import type { Store } from '../store/store.ts'
import { errorKind, type Log } from './log.ts'

/**
 * Tells Telegram the commands and descriptions in each language that has its own, when they have changed since the
 * last start. Best effort: the bot answers just as well without.
 */
export async function registerProfile(api: Api, content: Content, store: Store, log: Log): Promise<void> {
  for (const language of languages) {
    const profile = content.profile(language)
    if (profile === null) continue
    const setting = `profile:${language}`
    const hash = createHash('sha256').update(JSON.stringify(profile)).digest('base64url')
    try {
      if ((await store.readSetting(setting)) === hash) continue
      await register(api, profile, language)
      await store.writeSetting(setting, hash)
    } catch (error) {
      log.warn({ event: 'profile-not-registered', language, error: errorKind(error) })
    }
  }
}

async function register(
  api: Api,
  profile: NonNullable<ReturnType<Content['profile']>>,
  language: Language,
): Promise<void> {
  // English is what everybody sees whose language has no profile of its own.
  const where = language === 'en' ? {} : { language_code: language }
  await api.raw.setMyCommands({ commands: [...profile.commands], ...where })
  await api.raw.setMyDescription({ description: profile.description, ...where })
  await api.raw.setMyShortDescription({ short_description: profile.shortDescription, ...where })
}
