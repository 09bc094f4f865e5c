const crises = ['overdose', 'medical', 'suicide', 'violence']
const refusals = ['dosing', 'illicit']

/** The colour family of a route: crisis, refusal, care, answer or plain. */
export function routeClass(route) {
  if (crises.includes(route)) return 'crisis'
  if (refusals.includes(route)) return 'refusal'
  if (route === 'distress') return 'care'
  return route.startsWith('faq') ? 'answer' : 'plain'
}
