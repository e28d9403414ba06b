// What the visitor gave, carried over a reload: files that were dropped have no address to be opened by again.
import { createStore, del, get, set } from 'idb-keyval'
import type { State } from '../store'
import type { Marks } from './marks'

export interface Carried {
  readonly given: State['given']
  /** The open picture where it came from an address. */
  readonly fetched: { readonly url: string; readonly blob: Blob } | null
}

const place = () => createStore('limelight-carry', 'carry')

/** Says nothing where the browser keeps nothing: the link opens all that has an address. */
export async function carry({ given, picture }: State, tab: Marks): Promise<void> {
  const fetched = picture && !given.picture ? { url: picture.key, blob: picture.blob } : null
  tab.set('carried', '1')
  await set('all', { given, fetched } satisfies Carried, place()).catch(() => tab.set('carried', null))
}

/** What was carried here, once. */
export async function takeCarried(tab: Marks): Promise<Carried | null> {
  if (tab.get('carried') === null) return null
  tab.set('carried', null)
  const found = await get<Carried>('all', place()).catch(() => undefined)
  await del('all', place()).catch(() => undefined)
  return found ?? null
}
