// Work on the engine beside what is on show, such as the other pictures of a set. The flow begins it when nothing else
// is left to do and stops it as soon as there is; after a death of the engine it begins once more.

export interface Beside {
  /** Does the work of this name. @returns the name of what is to be done next, null where nothing is */
  run(id: string, signal: AbortSignal): Promise<string | null>
  /** What `run` threw, the second time where the engine died of it. */
  failed(id: string, error: unknown): void
}

export interface BesideSlot extends Beside {
  /** From now on this one does the work. */
  fill(worker: Beside): void
}

/** For an owner whose code is fetched later. */
export function openBesideSlot(): BesideSlot {
  let owner: Beside | null = null
  return {
    fill(worker) {
      owner = worker
    },
    run: async (id, signal) => owner?.run(id, signal) ?? null,
    failed: (id, error) => owner?.failed(id, error),
  }
}
