/** What Telegram adds to some refusals. */
export interface RefusalParameters {
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

/** A call that Telegram refuses, with its own wording. Caught by the core and turned into an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: number
  readonly parameters: RefusalParameters | undefined

  /** @param code HTTP status, which Telegram repeats as `error_code` */
  constructor(code: number, description: string, parameters?: RefusalParameters) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** 400 with Telegram's prefix. */
export function badRequest(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`)
}

/** 403 with Telegram's prefix. */
export function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`)
}
