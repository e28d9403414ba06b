// Installs a Chromium where none is found.
import { spawnSync } from 'node:child_process'
import { findBrowser } from './browser.mjs'
import { run, tool } from './run.mjs'

/** Path of a browser. @throws Error with one sentence where there is none and none can be had */
export async function ensureBrowser(root) {
  const found = await findBrowser()
  if (found) return found
  console.log('No Chromium found; installing one for the tests ...')
  await tool('@playwright/test/cli.js', ['install', 'chromium', '--no-shell'], { cwd: root })
  return (await findBrowser()) ?? (await fromDebian()) ?? missing()
}

async function fromDebian() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const may = spawnSync(sudo[0] ?? 'apt-get', [
    ...sudo.slice(1),
    ...(sudo.length ? ['apt-get'] : []),
    '--version',
  ])
  if (may.status !== 0) return null
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => {
    const [program, ...rest] = [...sudo, 'apt-get', ...args]
    return run(program, rest, { env })
  }
  await apt('update')
  await apt('install', '-y', '--no-install-recommends', 'chromium')
  return findBrowser()
}

function missing() {
  throw new Error('The tests need a browser; install Chromium or set CHROMIUM_PATH to one.')
}
