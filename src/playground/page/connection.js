/** Everything to draw the page with. */
export async function loadScreen() {
  const response = await fetch('/screen')
  if (!response.ok) throw new Error('the playground does not answer')
  return await response.json()
}

/** Does what a person did; throws an Error with a sentence to show. */
export async function act(action) {
  const response = await fetch('/control', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  }).catch(() => {
    throw new Error('The playground does not answer. Is it still running?')
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

/**
 * Follows what happens. The browser connects again by itself; what was missed meanwhile is drawn afresh.
 *
 * @param {{ onEvent(event: object): void, onBack(): void, onLost(): void }} listener
 */
export function follow({ onEvent, onBack, onLost }) {
  const source = new EventSource('/events')
  let lost = false
  source.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data)
    if (event.kind !== 'hello') return onEvent(event)
    if (lost) onBack()
    lost = false
  })
  source.addEventListener('error', () => {
    lost = true
    onLost()
  })
}
