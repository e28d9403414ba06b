// The page without a network: the page's own files come from the cache that was filled when this version was installed.
// Nothing else is answered, nothing is asked of another host. One file without imports: a policy that wants trusted
// addresses of scripts lets a service worker import none.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] }

/** Where state/offline/shared.ts finds it. */
const SHARED = 'limelight-shared'

precacheAndRoute([...self.__WB_MANIFEST], { ignoreURLParametersMatching: [/^embed$/, /^shared$/] })
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')))
// The whole scripts of the switch that locks the network: kept once they were wanted.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/assets/whole-'),
  new CacheFirst({ cacheName: 'limelight-whole' }),
)

self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
})

/** What other apps share to the installed page is laid aside, and the page opened, which takes it. */
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request
  const target = new URL('share', self.registration.scope)
  if (method === 'POST' && new URL(url).pathname === target.pathname) event.respondWith(take(event.request))
})

async function take(request: Request): Promise<Response> {
  const cache = await caches.open(SHARED)
  const files = (await request.formData()).getAll('files')
  for (const [i, file] of files.entries()) {
    if (typeof file === 'string') continue
    const name = encodeURIComponent(file.name || `shared-${i}`)
    await cache.put(new URL(`shared/${i}/${name}`, self.registration.scope), new Response(file))
  }
  return Response.redirect(new URL('./?shared', self.registration.scope), 303)
}
