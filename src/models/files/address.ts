// What an address of a model means: a model's file, a folder that holds a model.json, a model on TensorFlow Hub, a link of
// Teachable Machine.
import { failure } from '../../errors'
import { hasModelEnding, withoutEnding } from '../formats'
import { baseName } from './baseName'
import { decoded } from './decoded'
import { fileAddress, hubFiles } from './pageAddress'

export interface ModelAddress {
  /** Of the model's file. */
  readonly file: string
  /** That file's name, by which its format is told. */
  readonly entry: string
  /** Address of a file that the manifest names, or that may lie beside the model's. */
  shard(path: string): string
  readonly name: string
  /** Where the file lies if it is not there: a page on the Hugging Face hub may have it in either of two places. */
  readonly elsewhere: string | null
  /** The address as it was given, where a program may answer there (`/api/model?id=3`). */
  readonly asGiven: string | null
}

/** @throws NotReadable for a text that is no address */
export function modelAddress(text: string): ModelAddress {
  const url = parse(fileAddress(text))
  const page = hubFiles(url)
  // Where Optimum and transformers.js put it.
  if (page) url.pathname = `${page}onnx/model.onnx`
  const hub = url.hostname === 'tfhub.dev' || url.searchParams.get('tfjs-format') === 'file'
  const asGiven = !hub && !page && url.search !== '' && !hasModelEnding(url.pathname) ? url.href : null
  if (!hasModelEnding(url.pathname)) url.pathname = `${url.pathname.replace(/\/+$/, '')}/model.json`
  if (hub) url.searchParams.set('tfjs-format', 'file')
  const beside = (path: string) => {
    const address = new URL(besideEncoded(path, url), url)
    if (address.origin !== url.origin && url.protocol !== 'blob:')
      throw failure(
        'NotReadable',
        `The model names a file at another host (${address.host}); that is not fetched.`,
      )
    if (address.search === '') address.search = url.search
    return address.href
  }
  return {
    file: url.href,
    entry: decoded(baseName(url.pathname)),
    shard: beside,
    name: nameOf(url),
    asGiven,
    elsewhere: page ? new URL(`${page}model.onnx`, url).href : null,
  }
}

function parse(text: string): URL {
  try {
    const here = (globalThis as { location?: { href: string } }).location?.href
    const url = new URL(text, here)
    if (/^(https?|blob|data|file):$/.test(url.protocol)) return url
  } catch {}
  throw failure(
    'NotReadable',
    `"${text}" is no address that a model can be read from; give one that begins with https://.`,
  )
}

/**
 * A name may hold a #, which ends an address. Firebase Storage writes a folder as an encoded slash inside the last part:
 * o/models%2Fmodel.json.
 */
function besideEncoded(path: string, { pathname }: URL): string {
  if (/^([a-z][a-z\d+.-]*:|\/)/i.test(path)) return path
  const last = pathname.split('/').at(-1) ?? ''
  const slash = last.toUpperCase().lastIndexOf('%2F')
  if (slash < 0) return path.replaceAll('#', '%23')
  const parts = decoded(last.slice(0, slash)).split('/')
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.map(encodeURIComponent).join('%2F')
}

/** The folder's name says more than "model.json" does. */
function nameOf(url: URL): string {
  const parts = url.pathname.split('/').filter((part) => part !== '')
  const file = withoutEnding(parts.pop() ?? '')
  // On the hub a model is called as its repository.
  if (parts[2] === 'resolve' && parts[1]) return decoded(parts[1])
  return /^(model|tfjs_?model|index)$/i.test(file) ? decoded(parts.at(-1) ?? url.hostname) : file
}
