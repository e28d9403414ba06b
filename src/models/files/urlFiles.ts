// A model's files behind an address.

import type { ModelFiles } from '../types'
import { modelAddress } from './address'
import { download, type Fetch } from './download'

export interface Source {
  /** Of a model's file, of the folder that holds its model.json, of a model on TensorFlow Hub or by Teachable Machine. */
  readonly url: string
  /** Of a file with the names of the classes. */
  readonly labels?: string
}

/** @throws NotReadable for a text that is no address */
export function filesFromUrl(
  { url, labels }: Source,
  fetchFile: Fetch = (at, init) => fetch(at, init),
): ModelFiles {
  const model = modelAddress(url)
  const sidecars = new Map<string, string>()
  if (labels)
    sidecars.set(
      /\.json($|\?)/i.test(labels) ? 'labels.json' : 'labels.txt',
      new URL(labels, model.file).href,
    )
  if (model.metadata) sidecars.set('metadata.json', model.metadata)
  return {
    name: model.name,
    paths: [],
    entry: model.entry,
    sidecars: [...sidecars.keys()],
    read: (path, onBytes) => {
      const address = path === '' ? model.file : (sidecars.get(path) ?? model.shard(path))
      return download(address, fetchFile, onBytes)
    },
  }
}
