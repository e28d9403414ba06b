// Files to artifacts: the format reads the model, and what lies beside it names the classes. Without a device.

import { codeFor } from '../../errors'
import { NO_LABELS } from '../facts/labels/types'
import type { Format, LoadReport, ReadModel } from '../format'
import { loadReader } from '../formatCode'
import { type FoundModel, findModel, weightsInOrder } from '../formats'
import { isObject, type Json } from '../json'
import { namedFailure } from '../named'
import type { ModelArtifacts, ModelFiles } from '../types'
import { baseName } from './baseName'
import { withBeside } from './beside'
import { readEnds } from './ends'
import { checkFinite } from './finite'
import { readSpec } from './weights'
import { unzipped } from './zipFiles'

/**
 * Reads and checks a model without a device. `own`: formats of the caller's, asked before the built-in ones.
 * @throws NotReadable, UnsupportedModel
 * @example
 * const files = filesFromUrl({ url: 'https://example.org/net/model.json' })
 * const { name, format, repairs } = await readArtifacts(files)
 */
export async function readArtifacts(
  given: ModelFiles,
  report?: LoadReport,
  own: readonly Format[] = [],
): Promise<ModelArtifacts> {
  const labelCode = codeFor('lists of classes', () => import('../facts/labels/readLabels'))
  // It is told where it is waited for.
  labelCode.catch(() => undefined)
  const files = await unzipped(given)
  const { format, path } = await modelIn(files, own)
  const read = await loadReader(format, own)
  const model = await Promise.resolve(read(files, path, report)).catch((error: unknown) => {
    throw namedFailure(error, files.name)
  })
  const weightSpecs = model.weightSpecs.map(readSpec)
  if (weightsInOrder(model.format, own)) checkFinite(weightSpecs, model.weights)
  const whole = await withBeside(files, model.format, own)
  const home = path.slice(0, path.length - baseName(path).length)
  const sidecar = await readSidecar(whole, home)
  const { readLabels } = await labelCode
  const beside = await readLabels(whole, home)
  const inside = (model.labels?.length ?? 0) > 0 ? [ownLabels(model)] : []
  const labelLists = [...beside, ...inside]
  const { names, source } = labelLists[0] ?? NO_LABELS
  return {
    ...model,
    weightSpecs,
    name: files.name,
    labels: names,
    labelSource: source,
    labelLists,
    sidecar: sidecar ?? model.sidecar ?? null,
    remarks: [...(files.remarks ?? []), ...(model.remarks ?? [])],
  }
}

const ownLabels = ({ labels = [], labelSource = 'the file' }: Pick<ReadModel, 'labels' | 'labelSource'>) => ({
  names: labels,
  source: labelSource,
  doubts: [],
})

/** Of an address the name tells; its bytes are read once, by the format. */
async function modelIn(files: ModelFiles, own: readonly Format[]): Promise<FoundModel> {
  if (files.paths.length === 0) {
    const nothing = new Uint8Array()
    const found = findModel([{ path: files.entry ?? 'model.json', head: nothing, tail: nothing }], own)
    if (found) return { ...found, path: '' }
  }
  const found = findModel(await readEnds(files, own), own)
  if (found) return found
  const { whyNoModel } = await codeFor('what these files are', () => import('./whyNoModel'))
  throw await whyNoModel(files)
}

/** The one in `home`, the model's own folder, before any other. */
async function readSidecar(files: ModelFiles, home: string): Promise<Json | null> {
  const all = [...files.paths, ...(files.sidecars ?? [])].filter((name) =>
    /^metadata\.json$/i.test(baseName(name)),
  )
  const path = all.find((name) => name === home + baseName(name)) ?? all[0]
  if (!path) return null
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(await files.read(path)))
    return isObject(json) ? json : null
  } catch {
    return null
  }
}
