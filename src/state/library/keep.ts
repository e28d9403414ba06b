// Which models are kept in this browser, and under which names.

import { endsOfBlob } from '../../models/files/ends'
import { findModel, formatCards } from '../../models/formats'
import type { Recipe } from '../../recipe/recipe'
import type { Keep } from '../../worker/api'
import type { FileEntry } from '../intake/fileKind'

/** Larger models are not kept. */
export const mostBytes = 300_000_000

/** What reopens a model as it was left: its place and all that was said about feeding it. */
export type ModelRecipe = Pick<Recipe, 'model' | 'labels' | 'output' | 'scale' | 'fit'>

export function modelRecipe({ model, labels, output, scale, fit }: ModelRecipe): ModelRecipe {
  return { model, labels: lasting(labels), output, scale, fit }
}

/** The same model with other labels is another one. */
export function cacheName(url: string, labels: string | null): string {
  return ['limelight model', url, lasting(labels)].filter(Boolean).join(' ')
}

/** Labels that were dropped live in this tab alone. */
const lasting = (labels: string | null) => (labels?.startsWith('blob:') ? null : labels)

/**
 * Null for what has no address on the network. The page's own host is asked first, since its models are as near
 * as the page is and change with it; any other host is asked once.
 */
export function keepOf(url: string, labels: string | null): Keep | null {
  if (!/^https?:/.test(url)) return null
  const page = (globalThis as { readonly location?: Location }).location
  const fresh = page !== undefined && new URL(url).origin === page.origin
  return { cache: cacheName(url, labels), most: mostBytes, fresh }
}

/** Of files that were dropped together, those that the model consists of: its file, names of classes, its weights. */
export async function modelFiles(files: readonly FileEntry[]): Promise<readonly FileEntry[]> {
  const weights = new Set<string>()
  for (const { path, file } of files) {
    if (!/\.json$/i.test(path)) continue
    const text = await file.text()
    for (const { parts } of formatCards)
      for (const name of parts?.listedIn?.(text) ?? []) weights.add(lastName(name))
  }
  const kept = await Promise.all(files.map((entry) => isOfModel(entry, weights)))
  return files.filter((_, i) => kept[i])
}

async function isOfModel({ path, file }: FileEntry, weights: ReadonlySet<string>): Promise<boolean> {
  if (/\.(json|txt|csv)$/i.test(path) || weights.has(lastName(path))) return true
  return findModel([{ path, ...(await endsOfBlob(file)) }]) !== null
}

const lastName = (path: string) => path.split('/').at(-1) ?? path
