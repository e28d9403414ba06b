// The built page in WebKitGTK, the engine of Safari: the first map, another method, a picture of the visitor's own, what a
// reload brings back in its private window, a lock, and no errors. Skipped by name where it is not installed.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { preview } from 'vite'
import { missing, openWebKit } from './webkitDriver.mjs'
import { compareMaps, computesWith } from './webkitMaps.mjs'

/** `npm run test:webkit -- gradcam sobel` compares these maps alone. */
const only = process.argv.slice(2)
const root = resolve(import.meta.dirname, '..')
if (missing().length > 0) {
  console.log(`Skipped: the page in WebKitGTK, which needs ${missing().join(' and ')}.`)
  process.exit(0)
}
if (!existsSync(join(root, 'dist/index.html'))) throw new Error('There is no dist/: npm run build makes it.')

const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
const page = server.resolvedUrls?.local[0] ?? ''
try {
  await inWindow(first)
  await inWindow(again)
  await inWindow(maps)
  console.log("Passed: first map, own files after a reload and a lock, all methods' maps; no errors.")
} finally {
  await server.close()
}

async function inWindow(check) {
  const webkit = await openWebKit()
  try {
    console.log(`WebKitGTK ${webkit.version}: ${check.name}`)
    await check(webkit)
    await webkit.noErrors()
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
  await webkit.run(
    "[...document.querySelectorAll('button')].find((b) => b.innerText === 'Lock the network').click()",
  )
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
    console.log(`${compared} maps on ${backend} are those of the terminal on the processor.`)
  }
}

function tiles(webkit) {
  return webkit.run("return document.querySelectorAll('[role=listbox] [role=option]').length")
}

async function give(webkit, files) {
  await webkit.type('input[type=file]', files.map((file) => join(root, 'public/builtin', file)).join('\n'))
}

/** The picture of this name is on the stage with its map. */
async function named(webkit, file) {
  await webkit.element(`[role=img][aria-label*="${file}"]`)
  await webkit.phase('done')
}

/** Something has been put away there. */
async function stored(webkit, database) {
  const count = `const done = arguments[1]
    const opening = indexedDB.open(arguments[0])
    opening.onupgradeneeded = () => opening.transaction.abort()
    opening.onerror = () => done(0)
    opening.onsuccess = () => {
      const [name] = opening.result.objectStoreNames
      const count = opening.result.transaction(name).objectStore(name).count()
      count.onsuccess = () => {
        opening.result.close()
        done(count.result)
      }
    }`
  await webkit.until(`something lies in ${database}`, () => webkit.wait(count, database))
}
