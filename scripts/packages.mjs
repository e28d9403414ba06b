// Installs the locked packages when they are missing or others than the lockfile says; needs no network when they match.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './run.mjs'

/** @param {string} root */
export async function ensurePackages(root) {
  if (installed(root)) return
  console.log('Installing the locked packages ...')
  const code = await npm(['ci', '--include=dev', '--ignore-scripts', '--no-fund', '--no-audit'], {
    cwd: root,
  })
  if (code !== 0) throw new Error('The packages could not be installed; check the network and run `npm ci`.')
}

/** Whether npm's own record of what it installed holds every package of the lockfile, in its version. */
export function installed(root) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const have = packages(record)
  return Object.entries(packages(join(root, 'package-lock.json'))).every(
    // Optional packages are for other systems where they are missing.
    ([path, { version, optional }]) =>
      path === '' || (have[path] ? have[path].version === version : optional),
  )
}

const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
