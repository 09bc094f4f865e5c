import { describe, expect, test } from 'vitest'
import { readability, syllablesIn } from '../../src/content/checks/readability.ts'
import { spanishEase, spanishSyllablesIn } from '../../src/content/checks/spanish-ease.ts'

describe('the reading level', () => {
  test.each([
    ['The cat sat on the mat.', 0],
    ['You can ask a doctor for help today. It costs you nothing.', 4],
    ['Comprehensive multidisciplinary evaluation necessitates institutional coordination.', 45],
  ])('%j is at most grade %i', (text, grade) => {
    expect(readability(text).grade).toBeLessThanOrEqual(grade)
    expect(readability(text).grade).toBeGreaterThan(grade - 12)
  })

  test('names the hardest sentence', () => {
    expect(
      readability('Ask a friend. Hepatocellular manifestations necessitate evaluation. Rest.')
        .hardestSentence,
    ).toBe('Hepatocellular manifestations necessitate evaluation.')
  })

  test.each([
    ['kratom', 2],
    ['called', 1],
    ['needed', 2],
    ['little', 2],
    ['places', 2],
    ['opioid', 3],
    ['withdrawal', 3],
  ])('%s has %i syllables', (word, count) => {
    expect(syllablesIn(word)).toBe(count)
  })
})

describe('the reading ease of Spanish', () => {
  test.each([
    ['El gato ve el sol.', 110, 135],
    ['Puede pedir ayuda a un médico hoy. No le cuesta nada.', 75, 100],
    ['La evaluación multidisciplinaria institucional necesita coordinaciones administrativas.', -120, 0],
  ])('%j is between %i and %i', (text, least, most) => {
    expect(spanishEase(text).ease).toBeGreaterThanOrEqual(least)
    expect(spanishEase(text).ease).toBeLessThanOrEqual(most)
  })

  test('an abbreviation ends no sentence, so it makes nothing easier', () => {
    const text = 'La agencia de EE. UU. dice que no.'
    expect(spanishEase(text).ease).toBe(spanishEase('La agencia de EEUU dice que no.').ease)
  })

  test.each([
    ['kratom', 2],
    ['día', 2],
    ['leer', 2],
    ['bueno', 2],
    ['abstinencia', 4],
    ['opioide', 3],
    ['hígado', 3],
    ['quien', 1],
    ['guía', 2],
    ['vergüenza', 3],
    ['muy', 1],
    ['y', 1],
  ])('%s has %i syllables', (word, count) => {
    expect(spanishSyllablesIn(word)).toBe(count)
  })
})
