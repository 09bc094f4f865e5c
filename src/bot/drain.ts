/** Resolves when nothing is under way any more, at the latest after so many milliseconds. */
export async function drain(underWay: ReadonlySet<Promise<unknown>>, milliseconds: number): Promise<void> {
  const tooLate = AbortSignal.timeout(milliseconds)
  const late = new Promise<void>((resolve) => {
    tooLate.addEventListener('abort', () => resolve(), { once: true })
  })
  // What is under way may lead to more: it is drained when a look finds nothing.
  while (underWay.size > 0 && !tooLate.aborted) await Promise.race([Promise.allSettled(underWay), late])
}
