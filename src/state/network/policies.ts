// Policies that the page adds to the one it was served with. A browser enforces all of them together, so that one
// that was added can be tightened but never be loosened in this document, by nobody.

/**
 * Models and pictures by https, and from those hosts of this computer that the visitor asked for. A single
 * `default-src`: what no directive names, such as prefetching, is allowed by a policy that has none.
 */
export const narrowed = (hosts: readonly string[]) =>
  `default-src ${["'self'", "'wasm-unsafe-eval'", 'https:', 'blob:', 'data:', ...hosts].join(' ')}`

/** Nothing but the page's own host, while what is needed later is fetched there. */
export const closing = "default-src 'self' 'wasm-unsafe-eval' blob: data:"

/** Nothing at all, the page's own host included. Workers are whole scripts in blobs that are here already. */
export const closed = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  'worker-src blob:',
  'connect-src blob: data:',
  'img-src blob: data:',
  'media-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Once each. The development server has no policy that could be narrowed: it needs inline scripts. */
export function addPolicy(content: string): void {
  const present = [
    ...document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]'),
  ]
  if (present.length === 0 || present.some((meta) => meta.content === content)) return
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = content
  document.head.append(meta)
}
