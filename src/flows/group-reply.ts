import type { CardId } from '../content/card-ids.ts'
import type { EntryId, Reference } from '../content/reference.ts'
import type { CrisisRoute } from '../guardrails/routes.ts'

const crisisOf: Readonly<Partial<Record<EntryId, CrisisRoute>>> = {
  'crisis-overdose': 'overdose',
  'crisis-medical': 'medical',
  'crisis-suicide': 'suicide',
  'crisis-suicide-other': 'suicide',
  'crisis-violence': 'violence',
  'crisis-violence-child': 'violence',
  'crisis-violence-will-harm': 'violence',
}

const publicCards: Readonly<Partial<Record<EntryId, CardId>>> = {
  dosing: 'group-dosing',
  'dosing-again': 'group-dosing',
  illicit: 'group-illicit',
  'illicit-inject': 'group-illicit',
  distress: 'group-distress',
  offtopic: 'group-offtopic',
}

/**
 * What a group sees instead of a private reply: short, nothing about the person, with a link to the private
 * chat. A crisis becomes one public message that every silent reader can use too.
 */
export function groupReply(reference: Reference): Reference {
  const crisis = crisisOf[reference.entry]
  if (crisis !== undefined) return { ...reference, entry: `group-crisis-${crisis}`, keyboard: link('crisis') }
  if (reference.entry === 'crisis-lines') return { ...reference, keyboard: link('crisis') }
  if (reference.entry.startsWith('topic:')) {
    // The prefix has just been seen, and only topics carry it.
    const topic = reference.entry.slice('topic:'.length) as NonNullable<Reference['values']['topic']>
    return { ...reference, entry: 'group-answer', page: 0, values: { topic }, keyboard: link(topic) }
  }
  const card = publicCards[reference.entry]
  if (card !== undefined) return { ...reference, entry: card, keyboard: link('menu') }
  if (reference.entry === 'group-joined') return reference
  return { ...reference, entry: 'group-hello', page: 0, values: {}, keyboard: link('menu') }
}

function link(payload: string): Reference['keyboard'] {
  return [[{ kind: 'private-link', payload }]]
}
