// Fetches what the page needs of its own host before its network is locked.
import { failure } from '../../errors'
import type { WorkerScripts } from '../../worker/scripts'
import { builtin } from '../library/builtin'
import { beside, type Provisions } from './provisions'

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
  await Promise.all([...models, ...pictures, keepIcon()])
  return { scripts: Object.fromEntries(await Promise.all(scripts)) as Provisions['scripts'], files }
}

/** A browser asks for the icon again whenever the address changes. */
async function keepIcon(): Promise<void> {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (!icon || icon.href.startsWith('data:')) return
  icon.href = `data:image/svg+xml,${encodeURIComponent(await (await fetched(icon.href)).text())}`
}

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
