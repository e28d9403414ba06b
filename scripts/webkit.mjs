// The built page in WebKitGTK, the engine of Safari: the first map, another method, a picture of the visitor's own, a
// reload, and no errors. Skipped by name where WebKitWebDriver (Debian: webkit2gtk-driver, xvfb) is missing.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { preview } from 'vite'

/** What WebDriver calls an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const root = resolve(import.meta.dirname, '..')
const missing = ['WebKitWebDriver', 'Xvfb'].filter((name) => spawnSync('which', [name]).status !== 0)
if (missing.length > 0) {
  console.log(`Skipped: the page in WebKitGTK, which needs ${missing.join(' and ')}.`)
  process.exit(0)
}
if (!existsSync(join(root, 'dist/index.html'))) throw new Error('There is no dist/: npm run build makes it.')

const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
const page = server.resolvedUrls?.local[0] ?? ''
const port = await freePort()
const display = `:${100 + (port % 900)}`
const env = { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' }
// Its sandbox needs what containers lack.
if (process.getuid?.() === 0) env.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = '1'
const started = [
  spawn('Xvfb', [display, '-screen', '0', '1500x1000x24'], { stdio: 'ignore' }),
  spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'inherit' }),
]
let session = ''
try {
  await until('the driver answers', () => ask('GET', '/status').catch(() => null))
  const capabilities = { 'webkitgtk:browserOptions': { args: ['--automation'] } }
  const opened = await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
  session = `/session/${opened.sessionId}`
  console.log(`WebKitGTK ${opened.capabilities.browserVersion}`)
  await check()
} finally {
  if (session) await ask('DELETE', session)
  for (const child of started) child.kill()
  await server.close()
}

async function check() {
  await open(page)
  await shows('The map highlights evidence for mug')
  // Elsewhere first: of a new fragment alone the page is not loaded anew.
  await open('about:blank')
  await open(`${page}#method=layercam&class=fish`)
  await shows('The map highlights evidence for fish')
  const { [ELEMENT]: input } = await ask('POST', `${session}/element`, {
    using: 'css selector',
    value: 'input[type=file]',
  })
  const file = join(root, 'public/builtin/pictures/terracotta.png')
  await ask('POST', `${session}/element/${input}/value`, { text: file })
  await until('the picture is shown', () => script("return location.hash.includes('terracotta.png')"))
  await until('its map is there', () =>
    script("return document.querySelector('main').dataset.phase === 'done'"),
  )
  const errors = await script('return window.errors')
  if (errors.length > 0) throw new Error(errors.join('\n'))
  // It is put away meanwhile.
  await new Promise((done) => setTimeout(done, 2000))
  await ask('POST', `${session}/refresh`, {})
  await until('it is back', () => script("return document.querySelector('main')?.dataset.phase === 'done'"))
  console.log('Passed: the first map, another method, a picture of its own, a reload; no errors.')
}

async function open(url) {
  await ask('POST', `${session}/url`, { url })
  await script(`window.errors = []
    addEventListener('error', (e) => errors.push(e.message))
    addEventListener('unhandledrejection', (e) => errors.push(String(e.reason)))
    addEventListener('securitypolicyviolation', (e) => errors.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI))`)
}

async function shows(sentence) {
  await until(sentence, () =>
    script("return document.querySelector('[role=status]')?.innerText.includes(arguments[0])", sentence),
  )
}

async function script(text, ...args) {
  return await ask('POST', `${session}/execute/sync`, { script: text, args })
}

async function until(what, test) {
  const end = Date.now() + 90_000
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`In 90 seconds not: ${what}.`)
    await new Promise((done) => setTimeout(done, 200))
  }
}

async function ask(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    body: body && JSON.stringify(body),
  })
  const { value } = await answer.json()
  if (value?.error) throw new Error(`${path}: ${value.message}`)
  return value
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 4567))
    })
  })
}
