/** Why the server did not do what was asked: a code that `words.js` has a sentence for. */
export class Fault extends Error {
  constructor(code) {
    super(code)
    this.code = code
  }
}

/** A session is made longer this long before it ends, if somebody was there lately. Milliseconds. */
const renewBefore = 4 * 60_000
const lately = 5 * 60_000
const look = 15_000

/**
 * Asks the server. The session is kept in this closure and nowhere else: it goes with the page.
 *
 * @param {(code: string) => void} onOver told when the session is over
 */
export function createApi(onOver) {
  let token = null
  let until = 0
  let seenAt = Date.now()
  const seen = () => {
    seenAt = Date.now()
  }
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, seen, { passive: true })

  const take = (answer) => {
    token = answer.token
    // By this device's clock, which may be wrong: the server has its own.
    until = Date.now() + answer.lastsFor
    return answer
  }
  const end = (code) => {
    if (token === null) return
    token = null
    onOver(code)
  }

  async function post(name, input) {
    const response = await fetch(`api/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input),
    }).catch(() => {
      throw new Fault('unreachable')
    })
    const answer = await response.json().catch(() => ({ error: 'away' }))
    if (response.ok) return answer
    if (answer.error === 'session-over' || answer.error === 'no-member') end(answer.error)
    throw new Fault(answer.error)
  }

  setInterval(() => {
    if (token === null) return
    if (Date.now() > until) end('session-over')
    else if (until - Date.now() < renewBefore && Date.now() - seenAt < lately)
      post('renew', {})
        .then(take)
        .catch(() => {})
  }, look)

  return {
    login: async (initData) => take(await post('login', { initData })),
    ask: post,
    isOpen: () => token !== null,
  }
}
