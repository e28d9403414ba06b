// Ways in which a script can ask another host for something, each tried from inside the page or one of its workers.
// Every way carries its own name in the address, so that the host that must not be reached tells which one got through.

/** Run in the page. Settles when all have had their time. */
export async function outOfPage(host: string): Promise<void> {
  const at = (way: string) => `${host}/page-${way}`
  const ws = (way: string) => at(way).replace('http', 'ws')
  const add = (tag: string, given: Record<string, string>) =>
    document.body.append(Object.assign(document.createElement(tag), given))
  const link = (rel: string, more: Record<string, string> = {}) =>
    document.head.append(
      Object.assign(document.createElement('link'), { rel, href: at(`link-${rel}`), ...more }),
    )
  const attempts: readonly (() => unknown)[] = [
    () => fetch(at('fetch')),
    () => fetch(at('fetch-opaque'), { mode: 'no-cors' }),
    () => fetch(at('fetch-kept'), { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
    () => {
      const request = new XMLHttpRequest()
      request.open('GET', at('xhr'))
      request.send()
    },
    () => new WebSocket(ws('websocket')),
    () => new EventSource(at('eventsource')),
    () => navigator.sendBeacon(at('beacon'), 'x'),
    () => {
      new Image().src = at('image')
    },
    () => add('img', { srcset: `${at('srcset')} 2x` }),
    () => add('audio', { src: at('audio') }),
    () => add('video', { src: at('video'), autoplay: 'true' }),
    () => add('video', { poster: at('poster') }),
    () => add('script', { src: at('script') }),
    () => add('script', { src: at('module'), type: 'module' }),
    () => add('iframe', { src: at('iframe') }),
    () => add('embed', { src: at('embed') }),
    () => add('object', { data: at('object') }),
    () => import(at('import')),
    () => new Worker(at('worker')),
    () => new SharedWorker(at('sharedworker')),
    () => navigator.serviceWorker.register(at('serviceworker')),
    () => new FontFace('stranger', `url(${at('font')})`).load(),
    () => {
      document.body.style.backgroundImage = `url(${at('css-image')})`
    },
    () => {
      document.body.style.cursor = `url(${at('css-cursor')}), auto`
    },
    () => add('style', { textContent: `@import url(${at('css-import')});` }),
    () => add('style', { textContent: `@font-face { font-family: s; src: url(${at('css-font')}) }` }),
    () => document.adoptedStyleSheets.push(new CSSStyleSheet({ baseURL: at('css') })),
    () => link('stylesheet'),
    () => link('icon'),
    () => link('manifest'),
    () => link('prefetch'),
    () => link('preload', { as: 'image' }),
    () => link('preload', { as: 'fetch', href: at('link-preload-fetch'), crossOrigin: 'anonymous' }),
    () => link('modulepreload'),
    () => link('prerender'),
    () =>
      add('script', {
        type: 'speculationrules',
        textContent: JSON.stringify({ prefetch: [{ urls: [at('speculation')] }] }),
      }),
    () => {
      const anchor = Object.assign(document.createElement('a'), { href: '#', ping: at('ping') })
      document.body.append(anchor)
      anchor.click()
    },
    () => {
      document.body.insertAdjacentHTML('beforeend', `<img src="${at('markup')}">`)
    },
    () => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'image')
      svg.setAttribute('href', at('svg-image'))
      document.body.append(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
      document.querySelector('svg:last-child')?.append(svg)
    },
    () => {
      const { WebTransport } = self as unknown as { WebTransport: new (url: string) => unknown }
      return new WebTransport(at('webtransport').replace('http:', 'https:'))
    },
    () => {
      const entry = new URL(document.querySelector('script')?.src ?? '', location.href)
      return new Worker(entry, { type: 'module' })
    },
    // Last: the page may move.
    () => {
      const form = Object.assign(document.createElement('form'), { action: at('form'), target: '_self' })
      document.body.append(form)
      form.submit()
    },
  ]
  for (const attempt of attempts)
    try {
      Promise.resolve(attempt()).catch(() => undefined)
    } catch {}
  await new Promise((resolve) => setTimeout(resolve, 1500))
}

/** Run in a worker. */
export async function outOfWorker({ host, name }: { host: string; name: string }): Promise<void> {
  const at = (way: string) => `${host}/${name}-${way}`
  const code = `fetch(${JSON.stringify(at('blob-worker'))}, { mode: 'no-cors' })`
  const attempts: readonly (() => unknown)[] = [
    () => fetch(at('fetch')),
    () => fetch(at('fetch-opaque'), { mode: 'no-cors' }),
    () => fetch(at('fetch-post'), { mode: 'no-cors', method: 'POST', body: 'x' }),
    () => {
      const request = new XMLHttpRequest()
      request.open('GET', at('xhr'))
      request.send()
    },
    () => new WebSocket(at('websocket').replace('http', 'ws')),
    () => new EventSource(at('eventsource')),
    () => import(at('import')),
    () =>
      (
        self as unknown as WorkerGlobalScope & typeof globalThis & { importScripts(url: string): void }
      ).importScripts(at('importscripts')),
    () => new Worker(at('worker')),
    () => new Worker(URL.createObjectURL(new Blob([code])), { name: 'nested' }),
    () => new FontFace('stranger', `url(${at('font')})`).load(),
    () => {
      const { WebTransport } = self as unknown as { WebTransport: new (url: string) => unknown }
      return new WebTransport(at('webtransport').replace('http:', 'https:'))
    },
    () => caches.open('stranger').then((cache) => cache.add(new Request(at('cache'), { mode: 'no-cors' }))),
  ]
  for (const attempt of attempts)
    try {
      Promise.resolve(attempt()).catch(() => undefined)
    } catch {}
  await new Promise((resolve) => setTimeout(resolve, 1500))
}
