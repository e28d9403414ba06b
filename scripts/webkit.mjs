// The built page in WebKitGTK, the engine of Safari, a window for each part: the first map, another method, a picture of
// the visitor's own, what a reload brings back in a private window, a lock, what is taken home of a set, all methods' maps,
// and a second visit without a network; no errors. Skipped by name where it is not installed.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { preview } from 'vite'
import { missing, openWebKit } from './webkitDriver.mjs'
import { compareMaps, computesWith, methods } from './webkitMaps.mjs'
import { give, named, press, stored, tiles } from './webkitSteps.mjs'

const parts = { first, again, home, offline, maps }
/** `npm run test:webkit -- first again` runs these parts alone, `-- maps gradcam sobel` compares these maps alone. */
const asked = process.argv.slice(2)
const only = methods()
  .map(({ id }) => id)
  .filter((id) => asked.includes(id))
const chosen = Object.keys(parts).filter((name) => asked.includes(name))
const unknown = asked.filter((word) => !(only.includes(word) || chosen.includes(word)))
if (unknown.length > 0)
  throw new Error(
    `There is no part or method ${unknown.join(', ')}; parts are ${Object.keys(parts).join(', ')}.`,
  )
if (only.length > 0 && !chosen.includes('maps')) chosen.push('maps')
const root = resolve(import.meta.dirname, '..')
if (missing().length > 0) {
  console.log(`Skipped: the page in WebKitGTK, which needs ${missing().join(' and ')}.`)
  process.exit(0)
}
if (!existsSync(join(root, 'dist/index.html'))) throw new Error('There is no dist/: npm run build makes it.')

const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
const page = server.resolvedUrls?.local[0] ?? ''
try {
  const run = chosen.length > 0 ? chosen : Object.keys(parts)
  for (const name of run) await inWindow(parts[name])
  console.log(`Passed: ${run.join(', ')}; no errors.`)
} finally {
  await server.close()
}

async function inWindow(check) {
  const begun = Date.now()
  const webkit = await openWebKit()
  try {
    console.log(`WebKitGTK ${webkit.version}: ${check.name}`)
    await check(webkit)
    await webkit.noErrors()
    console.log(`${check.name}: passed in ${Math.round((Date.now() - begun) / 1000)} s`)
  } finally {
    await webkit.close()
  }
}

async function first(webkit) {
  await webkit.open(page)
  await webkit.shows('The map highlights evidence for mug')
  await webkit.until('how far to trust it', () =>
    webkit.run('return !/Measuring/.test(document.body.innerText)'),
  )
  await webkit.open(`${page}#method=layercam&class=fish`)
  await webkit.shows('The map highlights evidence for fish')
  await give(webkit, ['pictures/terracotta.png'])
  await named(webkit, 'terracotta.png')
  await webkit.noErrors()
  await stored(webkit, 'limelight-pictures')
  await webkit.reload()
  await named(webkit, 'terracotta.png')
}

/** A model, a set and a picture of one's own. */
async function again(webkit) {
  await webkit.open(`${page}#model=&image=`)
  await give(webkit, ['tabletop-layers/model.json', 'tabletop-layers/group1-shard1of1.bin'])
  await webkit.until('the model is open', () => webkit.run("return location.hash.includes('hash=')"))
  await give(webkit, ['pictures/boards.png', 'pictures/marble.png', 'pictures/paper.png'])
  await named(webkit, 'boards.png')
  await stored(webkit, 'limelight-files')
  await stored(webkit, 'limelight-sets')
  await webkit.reload()
  await named(webkit, 'boards.png')
  await webkit.until('the set is back', async () => (await tiles(webkit)) === 3)
  await give(webkit, ['pictures/terracotta.png'])
  await named(webkit, 'terracotta.png')
  await webkit.noErrors()
  await press(webkit, 'Lock the network')
  await webkit.shows('Network locked')
  await named(webkit, 'terracotta.png')
}

async function maps(webkit) {
  for (const backend of ['wasm', 'webgl']) {
    if (backend === 'webgl' && !(await computesWith(webkit, page, backend))) {
      console.log('Skipped: maps on webgl, which this browser does not have in workers.')
      continue
    }
    const { compared, differing } = await compareMaps(webkit, page, { backend, only })
    if ((only.length === 0 && compared < 25) || differing.length > 0)
      throw new Error([`${compared} maps on ${backend}`, ...differing].join('\n'))
    console.log(`${compared} maps on ${backend} are those of the terminal.`)
  }
}

/** A set's sheet, its zip and its report, and a link that opens the same map. */
async function home(webkit) {
  await webkit.open(`${page}#method=layercam`)
  await webkit.phase('done')
  await give(webkit, ['pictures/boards.png', 'pictures/marble.png', 'pictures/paper.png'])
  await webkit.until('there is a set', async () => (await tiles(webkit)) === 3)
  await webkit.phase('done')
  await webkit.run(`const make = URL.createObjectURL
    window.taken = []
    URL.createObjectURL = (blob) => {
      const url = make.call(URL, blob)
      blob.slice(0, 4).text().then((start) => taken.push({ url, start, size: blob.size }))
      return url
    }
    HTMLAnchorElement.prototype.click = function () {
      const saved = () => taken.find(({ url }) => url === this.href)
      const name = () => (saved() ? (saved().name = this.download) : setTimeout(name, 50))
      name()
    }`)
  await press(webkit, 'Sheet')
  await webkit.shows('3 of 3')
  for (const [label, ending, start] of [
    ['Download all', '.zip', 'PK'],
    ['Download report', '.html', '<!do'],
  ]) {
    await press(webkit, label)
    await webkit.until(`${label} gives a file`, () =>
      webkit.run(
        'return taken.some((f) => f.name?.endsWith(arguments[0]) && f.start.startsWith(arguments[1]) && f.size > 5000)',
        ...[ending, start],
      ),
    )
  }
  await press(webkit, 'Close')
  const link = `${page}#image=builtin/pictures/terracotta.png&method=layercam&class=fish&look=viridis,70,20`
  await webkit.open(link)
  await webkit.shows('The map highlights evidence for fish')
  await webkit.phase('done')
  if ((await webkit.run('return location.href')) !== link)
    throw new Error('The address is not that of the link.')
}

/** The server is gone, and what was not used before is there all the same. */
async function offline(webkit) {
  const own = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
  try {
    await webkit.open(own.resolvedUrls?.local[0] ?? '')
    await webkit.phase('done')
    await webkit.until('all files are put away', () =>
      webkit.wait(`const done = arguments[0]
        navigator.serviceWorker.ready.then((r) => done(r.active.state === 'activated'), () => done(false))`),
    )
  } finally {
    const closed = own.close()
    // Connections that are kept open would be waited for.
    own.httpServer.closeAllConnections?.()
    await closed
  }
  await webkit.reload()
  await webkit.shows('The map highlights evidence for mug')
  await webkit.phase('done')
  await webkit.run("location.hash = 'method=eigencam'")
  await webkit.shows('EigenCAM at')
  await give(webkit, ['pictures/terracotta.png'])
  await named(webkit, 'terracotta.png')
}
