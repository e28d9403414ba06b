// What the page needs of its own host once the network is locked: the workers, each as one whole script with its
// backends and WebAssembly inside, and the built-in models and pictures.
import { failure } from '../../errors'
import type { ModelSource } from '../../worker/api'
import type { WorkerName, WorkerScripts } from '../../worker/scripts'
import { builtin } from '../library/builtin'

export interface Provisions {
  readonly scripts: Readonly<Record<WorkerName, string>>
  /** By address relative to the page. */
  readonly files: ReadonlyMap<string, Blob>
}

/** @throws NotReadable where the page's host does not answer */
export async function fetchProvisions(whole: WorkerScripts): Promise<Provisions> {
  const files = new Map<string, Blob>()
  const keep = async (path: string) => files.set(path, await fetched(path))
  const models = builtin.models.map(async ({ url, labels }) => {
    await Promise.all([keep(url), keep(labels)])
    const text = await files.get(url)?.text()
    await Promise.all(weightPaths(text ?? '{}').map((path) => keep(beside(url, path))))
  })
  const pictures = builtin.pictures.flatMap(({ url, thumbnail }) => [keep(url), keep(thumbnail)])
  const scripts = Object.entries(whole).map(async ([name, address]) => [name, await script(address)] as const)
  await Promise.all([...models, ...pictures])
  return { scripts: Object.fromEntries(await Promise.all(scripts)) as Provisions['scripts'], files }
}

/** The files of a built-in model, as if they had been dropped; null for any other address. */
export function provided({ files }: Provisions, url: string, base: string): ModelSource | null {
  const own = builtin.models.find((model) => new URL(model.url, base).href === new URL(url, base).href)
  if (!own) return null
  const folder = beside(own.url, '')
  const inside = [...files].filter(([path]) => path.startsWith(folder))
  return { kind: 'files', files: inside.map(([path, file]) => ({ path, file })) }
}

const beside = (url: string, path: string) => url.slice(0, url.lastIndexOf('/') + 1) + path

async function fetched(path: string): Promise<Blob> {
  const response = await fetch(path).catch(() => null)
  if (response?.ok) return response.blob()
  throw failure(
    'NotReadable',
    `The network could not be locked: this page's host did not give ${path}; reload the page and try again.`,
  )
}

async function script(address: string): Promise<string> {
  const bytes = await (await fetched(address)).arrayBuffer()
  return URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }))
}

function weightPaths(text: string): readonly string[] {
  const { weightsManifest = [] }: { weightsManifest?: readonly { paths: readonly string[] }[] } =
    JSON.parse(text)
  return weightsManifest.flatMap(({ paths }) => paths)
}
