// HDF5 and .keras files that the tests write themselves, with the library that reads them.
import { type Zippable, zipSync } from 'fflate'
import * as h5wasm from 'h5wasm'
import { filesFromBytes } from '../files/files'
import type { Json } from '../json'
import type { ModelFiles } from '../types'
import type { Weight } from './modelFixtures'

export interface Stored {
  readonly dtype?: '<f' | '<d' | '>f' | '<i'
  readonly chunks?: number[]
  readonly compression?: 'gzip'
}

/** A group's texts and the datasets in it, by paths with '/'. */
export interface Tree {
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>
  readonly values: readonly Weight[]
  readonly stored?: Stored
}

export async function hdf5({ texts = {}, values, stored = {} }: Tree): Promise<Uint8Array> {
  const { FS } = await h5wasm.ready
  const file = new h5wasm.File('/fixture.h5', 'w')
  const folder = (path: string) =>
    path
      .split('/')
      .filter(Boolean)
      .reduce<h5wasm.Group>(
        (group, name) =>
          group.keys().includes(name) ? (group.get(name) as h5wasm.Group) : group.create_group(name),
        file,
      )
  for (const { name, shape, values: list } of values) {
    const cut = name.lastIndexOf('/')
    const { dtype = '<f', chunks, compression } = stored
    const data =
      dtype === '<d'
        ? Float64Array.from(list)
        : dtype === '<i'
          ? Int32Array.from(list)
          : Float32Array.from(list)
    folder(name.slice(0, Math.max(0, cut))).create_dataset({
      name: name.slice(cut + 1),
      data,
      shape: [...shape],
      dtype,
      ...(chunks && shape.length === chunks.length ? { chunks, ...(compression && { compression }) } : {}),
    })
  }
  for (const [path, attributes] of Object.entries(texts)) {
    const group = folder(path)
    for (const [name, value] of Object.entries(attributes)) group.create_attribute(name, value)
  }
  file.flush()
  file.close()
  const bytes = FS?.readFile('/fixture.h5') as Uint8Array
  FS?.unlink('/fixture.h5')
  return bytes.slice()
}

/** A .keras file of the configuration and the weights by the names that Keras 3 gives them. */
export async function kerasZip(model: Json, values: readonly Weight[], stored?: Stored): Promise<Uint8Array> {
  const text = (content: unknown) => new TextEncoder().encode(JSON.stringify(content))
  const entries: Zippable = {
    'metadata.json': text({ keras_version: '3.15.1' }),
    'config.json': text(model),
    'model.weights.h5': await hdf5({ values, ...(stored && { stored }) }),
  }
  return zipSync(entries, { level: 0 })
}

/** A whole model as HDF5: the layers in order, each with its weights by their names in its group; of a text as it is. */
export async function kerasH5(
  model: Json | string,
  layers: Readonly<Record<string, readonly Weight[]>>,
  stored?: Stored,
): Promise<Uint8Array> {
  const names = Object.keys(layers)
  // The library cannot write an empty list.
  const lists = names.map((name) => {
    const weights = (layers[name] ?? []).map((each) => each.name)
    return [`model_weights/${name}`, weights.length > 0 ? { weight_names: weights } : {}] as const
  })
  return hdf5({
    texts: {
      '': {
        model_config: typeof model === 'string' ? model : JSON.stringify(model),
        keras_version: '2.19.0',
        backend: 'tensorflow',
      },
      model_weights: { layer_names: names },
      ...Object.fromEntries(lists),
    },
    values: names.flatMap((name) =>
      (layers[name] ?? []).map((each) => ({ ...each, name: `model_weights/${name}/${each.name}` })),
    ),
    ...(stored && { stored }),
  })
}

export const oneFile = (name: string, bytes: Uint8Array): ModelFiles =>
  filesFromBytes(name, new Map([[name, bytes]]))
