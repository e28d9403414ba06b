// A session that outlives its device: after a trap or a loss under one picture the next one gets a fresh device,
// with the same model.

interface Mortal {
  /** Whether the device can compute no more. */
  dead(): boolean
  close(): void
}

/** `use` fails as its session does; the next use opens another one where that one died. */
export async function lasting<S extends Mortal>(open: () => Promise<S>) {
  let present = await open()
  let buried = false
  return {
    present: () => present,
    async use<T>(work: (session: S) => Promise<T>): Promise<T> {
      if (buried) {
        present = await open()
        buried = false
      }
      try {
        return await work(present)
      } finally {
        if (present.dead()) {
          present.close()
          buried = true
        }
      }
    },
  }
}
