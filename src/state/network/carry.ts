// What the visitor gave, carried over a reload: files that were dropped have no address to be opened by again.
import { openShelf } from '../library/shelf'
import type { State } from '../store'
import type { Marks } from './marks'

export interface Carried {
  readonly given: State['given']
  /** The open picture where it came from an address. */
  readonly fetched: { readonly url: string; readonly blob: Blob } | null
}

const place = () => openShelf<Carried>('limelight-carry', 'carry')

/** False where a file would be lost: this browser keeps none. What has an address is opened by the link. */
export async function carry({ given, picture }: State, tab: Marks): Promise<boolean> {
  const fetched = picture && !given.picture ? { url: picture.key, blob: picture.blob } : null
  tab.set('carried', '1')
  try {
    await place().put('all', { given, fetched })
    return true
  } catch {
    tab.set('carried', null)
    return !given.picture && !given.model
  }
}

/** What was carried here, once. */
export async function takeCarried(tab: Marks): Promise<Carried | null> {
  if (tab.get('carried') === null) return null
  tab.set('carried', null)
  const found = await place()
    .get('all')
    .catch(() => undefined)
  await place()
    .del('all')
    .catch(() => undefined)
  return found ?? null
}
