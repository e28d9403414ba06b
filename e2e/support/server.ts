// A small host beside the page's own, so that cross-origin rules are the browser's and not a mock's.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NamedFile } from './toyModel'

export interface FileServer {
  readonly address: string
  /** Paths asked for, in order. */
  readonly asked: readonly string[]
  /** Another content of a file, from now on. */
  replace(file: NamedFile): void
  close(): Promise<void>
}

export interface ServerOptions {
  /** Whether other pages may read it; true unless told. */
  readonly shared?: boolean
  /** What unknown paths get: 404, or a web page with status 200 as single-page hosts do. */
  readonly missing?: 'not found' | 'page'
}

function listen(server: Server): Promise<AddressInfo> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo)),
  )
}

export async function serveFiles(
  files: readonly NamedFile[],
  options: ServerOptions = {},
): Promise<FileServer> {
  const { shared = true, missing = 'not found' } = options
  const byName = new Map(files.map((f) => [`/${f.name}`, f]))
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    asked.push(path)
    const file = byName.get(path)
    const cors: Record<string, string> = shared ? { 'access-control-allow-origin': '*' } : {}
    if (file) response.writeHead(200, { ...cors, 'content-type': file.mimeType }).end(file.buffer)
    else if (missing === 'page')
      response
        .writeHead(200, { ...cors, 'content-type': 'text/html' })
        .end('<!doctype html><title>Welcome</title>')
    else response.writeHead(404, cors).end('Not found')
  })
  const { port } = await listen(server)
  // A browser opens connections over which it then says nothing: they would be waited for a minute.
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  const replace = (file: NamedFile) => void byName.set(`/${file.name}`, file)
  return { address: `http://127.0.0.1:${port}`, asked, replace, close }
}
