// Starts a module worker that the policy of its creator binds. A worker loaded from an address takes the policy of
// that answer, which on a static host is none; one loaded from a `blob:` inherits
// (https://www.w3.org/TR/CSP3/#security-inherit-csp). So the blob is two lines that import the real module.
// The module comes by `import()`, which `script-src` governs; what it imports in turn Firefox looks up in `worker-src`.

interface ScriptUrls {
  createScriptURL(address: string): string
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrls): ScriptUrls
}

const rules: ScriptUrls = { createScriptURL: scriptUrl }
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
/** The only source of addresses for scripts where Trusted Types are enforced. */
const trusted = trustedTypes?.createPolicy('limelight-workers', rules) ?? rules

/** @param address of a module on the page's own host or on the one this script came from, or a `blob:` that holds a whole script */
export function startWorker(address: string, name: string): Worker {
  const url = trusted.createScriptURL(address)
  const worker = new Worker(url, { type: 'module', name })
  const ready = () => URL.revokeObjectURL(url)
  if (`${url}` !== address) worker.addEventListener('message', ready, { once: true })
  return worker
}

/** Address of the service worker, which cannot be a blob: it answers for the page's own files and fetches nothing else. */
export const serviceScript = (): string => trusted.createScriptURL(SERVICE)

const SERVICE = './serviceWorker.js'

function scriptUrl(address: string): string {
  if (address === SERVICE) return new URL(SERVICE, document.baseURI).href
  const { href, origin } = new URL(address, self.location.href)
  const own = [self.location.origin, new URL(import.meta.url).origin]
  if (!own.includes(origin)) throw new TypeError(`No worker is started from ${origin}.`)
  if (href.startsWith('blob:')) return href
  return URL.createObjectURL(new Blob([starter(href)], { type: 'text/javascript' }))
}

/** What is posted before the module has loaded waits for it, as it does for a worker with an address. */
const starter = (href: string) => `
const early = []
const keep = (event) => {
  event.stopImmediatePropagation()
  early.push(event)
}
addEventListener('message', keep)
import(${JSON.stringify(href)}).then(
  () => {
    removeEventListener('message', keep)
    for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }))
  },
  (error) => setTimeout(() => { throw error }),
)`
