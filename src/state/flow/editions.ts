// An address may give another picture each time it is asked, such as that of a camera on a roof: a map of the one before
// is no map of it.

export interface Editions {
  /** @returns 0 for what came of this address first, 1 for what came of it next and was not the same, and so on */
  of(address: string, blob: Blob): Promise<number>
}

/** @param most addresses that are remembered */
export function openEditions(most = 48): Editions {
  const known = new Map<string, readonly Blob[]>()
  return {
    async of(address, blob) {
      const before = known.get(address) ?? []
      const same = await Promise.all(before.map((one) => isSame(one, blob)))
      const at = same.indexOf(true)
      const edition = at < 0 ? before.length : at
      known.delete(address)
      known.set(address, at < 0 ? [...before, blob] : before)
      for (const old of [...known.keys()].slice(0, -most)) known.delete(old)
      return edition
    },
  }
}

/** Whether they hold the same bytes. */
export async function isSame(a: Blob, b: Blob): Promise<boolean> {
  if (a === b) return true
  if (a.size !== b.size) return false
  const [one, two] = (await Promise.all([a.arrayBuffer(), b.arrayBuffer()])).map((all) => new Uint8Array(all))
  return one?.every((byte, i) => byte === two?.[i]) ?? false
}
