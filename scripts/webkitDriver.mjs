// The built page in WebKitGTK, driven over WebDriver: what npm run test:webkit is written in. Each session is a private
// window, which stores no blobs and forgets all when it ends.
import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'

/** What WebDriver calls an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const PATIENCE_MS = 120_000

/** Programs that it takes and that are not installed (Debian: webkit2gtk-driver, xvfb). */
export const missing = () =>
  ['WebKitWebDriver', 'Xvfb'].filter((name) => spawnSync('which', [name]).status !== 0)

/** A display with a window of this size in pixels, and the page in it. */
export async function openWebKit([width, height] = [1440, 900]) {
  const port = await freePort()
  const display = `:${100 + (port % 900)}`
  const env = { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1' }
  // Its sandbox needs what containers lack.
  if (process.getuid?.() === 0) env.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = '1'
  const started = [
    // Its screen never goes dark: a page that nobody sees draws nothing.
    spawn('Xvfb', [display, '-s', '0', '-screen', '0', `${width + 60}x${height + 200}x24`], {
      stdio: 'ignore',
    }),
    spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'inherit' }),
  ]
  const end = () => started.map((child) => child.kill())

  async function ask(method, path, body) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
    })
    const { value } = await answer.json()
    if (value?.error) throw new Error(`${path}: ${value.message}`)
    return value
  }

  try {
    await until('the driver answers', () => ask('GET', '/status').catch(() => null))
    const capabilities = { 'webkitgtk:browserOptions': { args: ['--automation'] } }
    const opened = await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
    const session = `/session/${opened.sessionId}`
    await ask('POST', `${session}/window/rect`, { x: 0, y: 0, width, height })
    return {
      version: opened.capabilities.browserVersion,
      ...commands((method, path, body) => ask(method, session + path, body)),
      async close() {
        await ask('DELETE', session).catch(() => null)
        end()
      },
    }
  } catch (error) {
    end()
    throw error
  }
}

function commands(ask) {
  const run = (text, ...args) => ask('POST', '/execute/sync', { script: text, args })

  /** Of a new fragment alone the page is not loaded anew: it is elsewhere first. */
  async function open(url) {
    await ask('POST', '/url', { url: 'about:blank' })
    await ask('POST', '/url', { url })
    await listen()
  }

  const listen = () =>
    run(`window.errors = []
      addEventListener('error', (e) => errors.push(e.message))
      addEventListener('unhandledrejection', (e) => errors.push(String(e.reason)))
      addEventListener('securitypolicyviolation', (e) => errors.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI))`)

  const find = (selector) => ask('POST', '/element', { using: 'css selector', value: selector })
  const element = async (selector) => {
    await until(`there is ${selector}`, () => find(selector).catch(() => null))
    return (await find(selector))[ELEMENT]
  }

  return {
    ask,
    run,
    open,
    until,
    element,
    /** Waits for the promise that the script hands to its last argument. */
    wait: (text, ...args) => ask('POST', '/execute/async', { script: text, args }),
    async reload() {
      await ask('POST', '/refresh', {})
      await listen()
    },
    click: async (selector) => ask('POST', `/element/${await element(selector)}/click`, {}),
    /** Keys, or paths of files into a field of files. */
    type: async (selector, text) => ask('POST', `/element/${await element(selector)}/value`, { text }),
    phase: (name) =>
      until(`the page is ${name}`, () =>
        run("return document.querySelector('main')?.dataset.phase === arguments[0]", name),
      ),
    shows: (sentence) =>
      until(sentence, () => run('return document.body.innerText.includes(arguments[0])', sentence)),
    async noErrors() {
      const errors = await run('return window.errors ?? []')
      if (errors.length > 0) throw new Error(errors.join('\n'))
    },
    /** PNG. */
    shot: async () => Buffer.from(await ask('GET', '/screenshot'), 'base64'),
  }
}

async function until(what, test) {
  const end = Date.now() + PATIENCE_MS
  while (!(await test())) {
    if (Date.now() > end) throw new Error(`In ${PATIENCE_MS / 1000} seconds not: ${what}.`)
    await new Promise((done) => setTimeout(done, 200))
  }
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 4567))
    })
  })
}
