// Work that is done in the order in which it was asked for; what fails is told, and what comes after it is done.

export interface OneByOne {
  /** Settles, never with an error, once this is done. */
  add(work: () => Promise<void>): Promise<void>
  /** Settles when all that was begun is done. */
  settled(): Promise<void>
}

export function openOneByOne(failed: (error: unknown) => void): OneByOne {
  let last: Promise<void> = Promise.resolve()
  return {
    add(work) {
      last = last.then(work).catch(failed)
      return last
    },
    settled: () => last,
  }
}
