// What the page needs of its own host once the network is locked: the workers, each as one whole script with its
// backends and WebAssembly inside, and the built-in models and pictures.
import type { ModelSource } from '../../worker/api'
import type { WorkerName } from '../../worker/scripts'
import { builtin } from '../library/builtin'

export interface Provisions {
  readonly scripts: Readonly<Record<WorkerName, string>>
  /** By address relative to the page. */
  readonly files: ReadonlyMap<string, Blob>
}

/** The files of a built-in model, as if they had been dropped; null for any other address. */
export function provided(
  { files }: Provisions,
  url: string,
  base: string,
): (ModelSource & { readonly kind: 'files' }) | null {
  const own = builtin.models.find((model) => new URL(model.url, base).href === new URL(url, base).href)
  if (!own) return null
  const folder = beside(own.url, '')
  const inside = [...files].filter(([path]) => path.startsWith(folder))
  return { kind: 'files', files: inside.map(([path, file]) => ({ path, file })) }
}

export const beside = (url: string, path: string) => url.slice(0, url.lastIndexOf('/') + 1) + path
