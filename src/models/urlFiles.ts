// A model's files behind an address.
import type { ModelFiles } from './types'

export interface Address {
  /** Of a model.json, of the folder that holds it, or of a model on TensorFlow Hub. */
  readonly url: string
  /** Of a file with labels. */
  readonly labels?: string
}

type Fetch = (url: string) => Promise<Response>

export function filesFromUrl(
  { url, labels }: Address,
  fetchFile: Fetch = (address) => fetch(address),
): ModelFiles {
  const base = new URL(url)
  return {
    name:
      base.pathname
        .split('/')
        .filter((part) => part !== 'model.json')
        .at(-1) || base.hostname,
    paths: labels ? [] : [],
    read: async (path, onBytes) => {
      const response = await fetchFile(new URL(path, base).href)
      const bytes = await response.arrayBuffer()
      onBytes?.(bytes.byteLength, bytes.byteLength)
      return bytes
    },
  }
}
