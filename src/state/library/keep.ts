// Which models are kept in this browser, and under which names.

import { endsOfBlob } from '../../models/files/ends'
import { findModel, formatCards, hasModelEnding } from '../../models/formats'
import { isDropped, type Recipe } from '../../recipe/recipe'
import type { Keep } from '../../worker/api'
import type { FileEntry } from '../intake/fileKind'

/** Larger models are not kept. */
export const mostBytes = 300_000_000

/** What reopens a model as it was left: its place and all that was said about feeding it. */
export type ModelRecipe = Pick<
  Recipe,
  'model' | 'labels' | 'output' | 'scale' | 'fit' | 'resize' | 'resample'
>

export function modelRecipe(recipe: ModelRecipe): ModelRecipe {
  const { model, labels, output, scale, fit, resize, resample } = recipe
  return { model, labels: labels?.startsWith('blob:') ? null : labels, output, scale, fit, resize, resample }
}

/** The same model with labels of another address is another one; those that were dropped are in nobody's cache. */
export function cacheName(url: string, labels: string | null): string {
  return ['limelight model', url, isDropped(labels) ? null : labels].filter(Boolean).join(' ')
}

/**
 * Null for what has no address on the network. The page's own host is asked first, since its models are as near
 * as the page is and change with it; any other host is asked once.
 */
export function makeKeep(url: string, labels: string | null): Keep | null {
  if (!/^https?:/.test(url)) return null
  const page = (globalThis as { readonly location?: Location }).location
  const fresh = page !== undefined && new URL(url).origin === page.origin
  return { cache: cacheName(url, labels), most: mostBytes, fresh }
}

/** Of files that were dropped together, those that the model consists of: its file, names of classes, its weights. */
export async function modelFiles(files: readonly FileEntry[]): Promise<readonly FileEntry[]> {
  const asked = files.filter(({ path }) => hasModelEnding(path))
  const ends = await Promise.all(asked.map(async ({ path, file }) => ({ path, ...(await endsOfBlob(file)) })))
  const found = findModel(ends)
  const model = files.find(({ path }) => path === found?.path)
  const parts = formatCards.find(({ id }) => id === found?.format)?.parts
  // Where the model's file lists its weights, those alone are its own.
  const listed = parts?.listedIn && model ? parts.listedIn(await model.file.text()).map(lastName) : null
  const isPart = (path: string) => (listed ? listed.includes(lastName(path)) : parts?.pattern.test(path))
  return files.filter(
    ({ path, labels }) =>
      labels ||
      path === found?.path ||
      /\.(json|txt|csv|pbtxt|ya?ml|names)$/i.test(path) ||
      isPart(path) === true,
  )
}

const lastName = (path: string) => path.split('/').at(-1) ?? path
