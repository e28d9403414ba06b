// The content security policy of the built page and what else its host should say, from one list: the page's own
// <meta>, the headers of `npm start`, and the header files for static hosts.

/** What the page computes with is its own; models and pictures come by https, or from where a link says. */
const directives = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  // Workers are started from a blob that imports the real script, so that this policy binds them as well; 'self' is for
  // the service worker, which answers for the page's own files alone, and for what a worker's script imports, which
  // Firefox looks up here. Trusted Types keep all other workers to blobs.
  'worker-src': "blob: 'self'",
  'style-src': "'self'",
  'img-src': "'self' blob: data:",
  // Narrowed again when the page starts: addresses of this computer only where the link names them.
  'connect-src': "'self' https: http://localhost:* http://127.0.0.1:* blob: data:",
  'media-src': 'blob:',
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'limelight-workers',
}

export const policy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources}`)
  .join('; ')

export const headers = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
}

/** What pages of others may load: <lime-light> and all that it needs. */
const open = ['/element.js', '/assets/*', '/builtin/*']

/** As Netlify and Cloudflare Pages read it. */
export const headersFile = [
  '/*\n',
  ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`),
  ...open.map((path) => `${path}\n  Access-Control-Allow-Origin: *\n`),
].join('')

/** Of the documentation, which needs the scripts that its pages hold. */
export const docsHeadersFile = [
  '/*',
  `  Content-Security-Policy: default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'`,
  '  Referrer-Policy: no-referrer',
  '  X-Content-Type-Options: nosniff',
  '',
].join('\n')
