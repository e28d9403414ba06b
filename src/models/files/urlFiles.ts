// A model's files behind an address.

import { failure, isNamed } from '../../errors'
import type { ModelFiles } from '../types'
import { modelAddress } from './address'
import { baseName } from './baseName'
import { decoded } from './decoded'
import { download, type Fetch } from './download'

/** Where a model lies. */
export interface Source {
  /** Of a model's file, of the folder that holds its model.json, of a model on TensorFlow Hub or by Teachable Machine. */
  readonly url: string
  /** Of a file with the names of the classes. */
  readonly labels?: string
  /** True where all that belongs to the model is named here: nothing else beside it is asked for. */
  readonly alone?: boolean
}

/** Null for every answer but the file itself. @throws AbortError */
async function ask(address: string, fetchFile: Fetch): Promise<ArrayBuffer | null> {
  try {
    const response = await fetchFile(address)
    const isPage = /html/i.test(response.headers.get('content-type') ?? '')
    return response.ok && !isPage ? await response.arrayBuffer() : null
  } catch (error) {
    if (isNamed(error, 'AbortError')) throw error
    return null
  }
}

const FLOATS_OF_HUB =
  'Of the repository its model.onnx is opened; another version (model_fp16.onnx, model_quantized.onnx) opens by the address of its file.'

const isJson = (bytes: ArrayBuffer) =>
  new TextDecoder()
    .decode(bytes.slice(0, 64))
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{')

/** @throws NotReadable for another host */
function besideGiven(path: string, given: string): string {
  const address = new URL(path, given)
  if (address.origin === new URL(given).origin) return address.href
  throw failure(
    'NotReadable',
    `The model names a file at another host (${address.host}); that is not fetched.`,
  )
}

function noModelAt(page: string, error: unknown): Error {
  const why = error instanceof Error ? error.message : String(error)
  return failure(
    'NotReadable',
    `${page} has no onnx/model.onnx and no model.onnx that can be read; give the address of its ONNX file (${why.replace(/[;.][^;]*$/, '')}).`,
    error,
  )
}

/** What a list of classes is called: by its address, or by what `#` says of one that holds or stands for a file. */
function namedList(address: URL): { readonly address: string; readonly name: string } {
  const inHand = /^(data|blob):$/.test(address.protocol)
  const said = inHand ? address.hash.slice(1) : baseName(decoded(address.pathname))
  return { address: address.href, name: baseName(decoded(said)) || 'labels.txt' }
}

/**
 * A model's files behind an address; nothing is fetched before it is read.
 * @throws NotReadable for a text that is no address
 * @example
 * const files = filesFromUrl({ url: 'https://example.org/net/', labels: 'https://example.org/labels.txt' })
 */
export function filesFromUrl(
  { url, labels, alone = false }: Source,
  fetchFile: Fetch = (at, init) => fetch(at, init),
): ModelFiles {
  let model = modelAddress(url)
  const { elsewhere, asGiven } = model
  const list = labels ? namedList(new URL(labels, model.file)) : null
  /** Of the model's folder alone; weights in a folder `onnx` have the folder around it as theirs. */
  const peek = async (path: string) => {
    const around = path.startsWith('../')
    return around && !/\/onnx\/[^/]*$/i.test(new URL(model.file).pathname)
      ? null
      : ask(model.shard(path), fetchFile)
  }
  return {
    name: model.name,
    paths: [],
    entry: model.entry,
    ...(list && { sidecars: [list.name], labels: list.name }),
    ownBytes: true,
    ...(alone ? {} : { peek }),
    ...(elsewhere ? { remarks: [FLOATS_OF_HUB] } : {}),
    read: async (path, onBytes) => {
      const address = path === '' ? model.file : path === list?.name ? list.address : model.shard(path)
      const answered = path === '' && asGiven ? await ask(asGiven, fetchFile) : null
      if (answered && asGiven && isJson(answered)) {
        model = { ...model, file: asGiven, shard: (name) => besideGiven(name, asGiven) }
        return answered
      }
      if (path !== '' || !elsewhere) return download(address, fetchFile, onBytes)
      try {
        return await download(address, fetchFile, onBytes)
      } catch (error) {
        if (!isNamed(error, 'NotReadable')) throw error
        const found = await ask(elsewhere, fetchFile)
        if (!found) throw noModelAt(url, error)
        model = modelAddress(elsewhere)
        return found
      }
    },
  }
}
