// The built page as a plain static host gives it: files and their types, no headers that bind anything.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { extname, join } from 'node:path'
import { type FileServer, serveFiles } from './server'
import type { NamedFile } from './toyModel'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
}

/** All files of a folder and of those in it, but for `except`. */
export function filesOf(folder: string, except: readonly string[] = []): NamedFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => extname(name) && !except.some((other) => name.startsWith(`${other}/`)))
    .map((name) => ({
      name,
      mimeType: types[extname(name)] ?? 'application/octet-stream',
      buffer: readFileSync(join(folder, name)),
    }))
}

export const builtFiles = () =>
  filesOf(join(import.meta.dirname, '../../dist'), ['cli', 'package', 'docs', 'space'])

export const serveBuilt = (): Promise<FileServer> => serveFiles(builtFiles())

/** What a connection says over which nothing came. */
export const silence = 'a connection'

export interface Stranger {
  readonly address: string
  /** First line of all that reached it, and one for each connection that said nothing. */
  readonly heard: readonly string[]
  close(): Promise<void>
}

/** A host that notes every connection, whatever comes over it. */
export function listenForStrangers(): Promise<Stranger> {
  const heard: string[] = []
  const server = createServer((socket) => {
    const at = heard.push(silence) - 1
    socket.on('data', (bytes) => {
      heard[at] = bytes.toString('latin1').split('\r\n')[0] ?? ''
      socket.end('HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\ncontent-length: 0\r\n\r\n')
    })
    socket.on('error', () => socket.destroy())
  })
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const close = () => new Promise<void>((done) => server.close(() => done()))
      resolve({ address: `http://127.0.0.1:${port}`, heard, close })
    }),
  )
}
