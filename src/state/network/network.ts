// What the page may reach. A policy can only be tightened, so whatever needs another one, an address on this computer
// that nobody asked for before or the lock, is a reload that carries along what was given.
import { shareLink } from '../../recipe/share'
import type { ModelSource } from '../../worker/api'
import type { WorkerName, WorkerScripts } from '../../worker/scripts'
import { addFailure, remark } from '../alerts'
import { fetchBlob } from '../intake/address'
import { forgetServiceWorker } from '../offline/forget'
import type { Store } from '../store'
import { type Carried, carry, takeCarried } from './carry'
import { keepHere } from './keepHere'
import { localHost, localHosts, mayReload } from './localHosts'
import { type Marks, openMarks } from './marks'
import { addPolicy, closed, closing, narrowed } from './policies'
import type { Provisions } from './provisions'
import { refused, sourceHere } from './sourceHere'
import { away, stillLocked, uncarried } from './unmoved'

export interface Network {
  readonly locked: boolean
  /** Both reload the page and lose nothing of what was given: where this browser cannot keep it they do nothing and say so. */
  lock(): Promise<void>
  unlock(): Promise<void>
  /** The page again, with what was given. */
  again(): Promise<void>
  /** Whether a later reload finds the network locked. */
  readonly kept: boolean
  keep(on: boolean): void
  /** False where the page reloads first, and then takes the text. */
  reach(text: string, address: string): Promise<boolean>
  /** What was being opened when the page reloaded. */
  readonly text: string | null
  /** A whole script to start this worker from, null where the usual one will do. */
  script(name: WorkerName): string | null
  asset(path: string): string
  fetch(address: string, signal: AbortSignal): Promise<Blob>
  sourceOf(source: ModelSource): Promise<ModelSource>
}

/**
 * Call before the first worker starts: each inherits what binds the page then.
 * @param ahead fetches the code of the page that is fetched on demand otherwise, before nothing can be fetched any more
 */
export async function openNetwork(
  store: Store,
  whole: WorkerScripts,
  ahead: () => Promise<unknown> = async () => undefined,
): Promise<Network> {
  const tab = openMarks(() => sessionStorage)
  const browser = openMarks(() => localStorage)
  const own = document.baseURI
  const wished = tab.get('locking') !== null || browser.get('locked') !== null
  tab.set('locking', null)
  const text = tab.get('text')
  tab.set('text', null)
  const allowed = new Set([...known(tab), ...localHosts(store.getState().recipe, own)])
  addPolicy(wished ? closing : narrowed([...allowed]))
  const carried = await takeCarried(tab)
  if (carried) store.setState({ given: carried.given })
  const provisions = wished ? await provide(store, whole, ahead) : null
  if (provisions) {
    addPolicy(closed)
    keepHere()
  }
  const reload = async (change: () => unknown) => {
    if (!(await carry(store.getState(), tab))) throw uncarried()
    await change()
    tab.set('hosts', [...allowed].join(' '))
    history.replaceState(null, '', shareLink(store.getState().recipe, location.href).url)
    location.reload()
  }
  const orSay = (reloaded: Promise<void>) => reloaded.catch((error: unknown) => addFailure(store, error))
  /** A page that cannot be loaded anew reaches no more than before. */
  const allow = async (hosts: readonly string[], change: () => unknown) => {
    for (const host of hosts) allowed.add(host)
    try {
      await reload(change)
    } catch (error) {
      for (const host of hosts) allowed.delete(host)
      throw error
    }
  }
  if (!provisions && !wished)
    // A link or a choice that names a host of this computer asks for it.
    store.subscribe(({ recipe }, before) => {
      if (recipe === before.recipe) return
      const fresh = localHosts(recipe, own).filter((host) => !allowed.has(host))
      if (fresh.length > 0) void orSay(allow(fresh, () => {}))
    })
  tab.set('hosts', [...allowed].join(' '))
  return {
    locked: provisions !== null,
    lock: async () => {
      if (!(await answers(own))) return addFailure(store, away())
      await orSay(
        reload(async () => {
          await forgetServiceWorker()
          tab.set('locking', '1')
        }),
      )
    },
    unlock: async () => {
      // A locked page cannot ask its host; that the device is offline it knows unasked.
      if (!mayReload(own, navigator.onLine)) return addFailure(store, stillLocked())
      await orSay(reload(() => browser.set('locked', null)))
    },
    again: () => orSay(reload(() => {})),
    get kept() {
      return browser.get('locked') !== null
    },
    keep: (on) => browser.set('locked', on ? '1' : null),
    async reach(asked, address) {
      const host = localHost(address, own)
      if (wished && /^https?:/.test(address) && new URL(address).origin !== new URL(own).origin)
        throw refused(address)
      if (host === null || wished || allowed.has(host)) return true
      await allow([host], () => tab.set('text', asked))
      return false
    },
    text,
    script: (name) => provisions?.scripts[name] ?? null,
    asset: assets(provisions),
    fetch: (address, signal) =>
      wished ? pictureHere(address, { provisions, carried, own }) : fetchBlob(address, signal),
    sourceOf: async (source) =>
      wished ? sourceHere(source, { provisions, own, say: (text) => remark(store, text) }) : source,
  }
}

/** Asked past what this browser keeps for times without a network: a lock begins without that. */
const answers = (own: string) =>
  fetch(own, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  )

const known = (tab: Marks) => tab.get('hosts')?.split(' ').filter(Boolean) ?? []

/** Null where the host does not answer; the page then reaches no other host, but it is not locked. */
async function provide(
  store: Store,
  whole: WorkerScripts,
  ahead: () => Promise<unknown>,
): Promise<Provisions | null> {
  try {
    await ahead()
    const { fetchProvisions } = await import('./fetchProvisions')
    return await fetchProvisions(whole)
  } catch (error) {
    addFailure(store, error)
    return null
  }
}

function assets(provisions: Provisions | null): (path: string) => string {
  const urls = new Map(
    [...(provisions?.files ?? [])].map(([path, blob]) => [path, URL.createObjectURL(blob)]),
  )
  return (path) => urls.get(path) ?? path
}

interface Here {
  readonly provisions: Provisions | null
  readonly own: string
}

async function pictureHere(
  address: string,
  { provisions, carried, own }: Here & { readonly carried: Carried | null },
): Promise<Blob> {
  if (carried?.fetched?.url === address) return carried.fetched.blob
  for (const [path, blob] of provisions?.files ?? []) if (new URL(path, own).href === address) return blob
  if (/^(blob|data):/.test(address)) return fetchBlob(address, AbortSignal.timeout(60_000))
  throw refused(address)
}
