// The browser's caches in memory, as far as keeping models needs them.

export interface FakeCaches {
  readonly caches: CacheStorage
  /** Bytes of what a cache holds by address; null where there is no such cache. */
  held(name: string): Promise<Record<string, number> | null>
}

/** @param refuse thrown by every write, where it gives an error */
export function fakeCaches(refuse: () => Error | null = () => null): FakeCaches {
  const all = new Map<string, Map<string, Response>>()
  const cacheOf = (entries: Map<string, Response>) => ({
    match: async (url: string) => entries.get(url)?.clone(),
    put: async (url: string, response: Response) => {
      const error = refuse()
      if (error) throw error
      entries.set(url, response)
    },
  })
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>()
    all.set(name, entries)
    return cacheOf(entries)
  }
  const match = async (url: string, { cacheName }: { readonly cacheName: string }) =>
    all.get(cacheName)?.get(url)?.clone()
  const caches = { open, match, delete: async (name: string) => all.delete(name) } as unknown as CacheStorage
  async function held(name: string) {
    const entries = [...(all.get(name) ?? [])]
    const sizes = entries.map(async ([url, r]) => [url, (await r.clone().arrayBuffer()).byteLength] as const)
    return all.has(name) ? Object.fromEntries(await Promise.all(sizes)) : null
  }
  return { caches, held }
}
