// Where a model comes from while the network is locked.
import { failure } from '../../errors'
import type { ModelSource } from '../../worker/api'
import { fetchBlob } from '../intake/address'
import { type Provisions, provided } from './provisions'

interface Here {
  readonly provisions: Provisions | null
  /** The page's own address. */
  readonly own: string
  /** Tells what of it was left out, and why. */
  readonly say: (text: string) => void
}

const isOfPage = (address: string) => /^(blob|data):/.test(address)

/**
 * Built-in models and those that are kept in this browser open, the former with names that were given them here; nobody
 * is asked for any other.
 * @throws NotReadable for one that is not here
 */
export async function sourceHere(source: ModelSource, { provisions, own, say }: Here): Promise<ModelSource> {
  if (source.kind !== 'url' || isOfPage(source.url)) return source
  const here = provisions && provided(provisions, source.url, own)
  const { keep, labels } = source
  if (here) return labels === undefined ? here : withNames(here, labels, { own, say })
  const why = refused(source.url)
  if (keep && (await caches.match(source.url, { cacheName: keep.cache })))
    return { ...source, keep: { ...keep, fresh: false, refusal: why.message } }
  throw why
}

/** Beside those of its own, which stand for these where they do not fit. */
async function withNames(
  here: ModelSource & { kind: 'files' },
  labels: string,
  { own, say }: Pick<Here, 'own' | 'say'>,
): Promise<ModelSource> {
  if (here.files.some(({ path }) => new URL(path, own).href === labels)) return here
  if (!isOfPage(labels)) {
    say(
      `The network is locked and ${new URL(labels).host} was not asked for names; drop the list itself, or unlock first.`,
    )
    return here
  }
  const file = await fetchBlob(labels, AbortSignal.timeout(60_000))
  const called = decodeURIComponent(new URL(labels).hash.slice(1)) || 'labels.txt'
  return { kind: 'files', files: [...here.files, { path: `given/${called}`, file, labels: true }] }
}

/** What is said of an address that is not asked. */
export const refused = (address: string) =>
  failure(
    'NotReadable',
    `The network is locked and ${new URL(address).host} was not asked; open the file itself, or unlock first.`,
  )
