// One run at a time writes a part of a folder: a second would write every row and map twice.
import { open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { failure } from '../errors'
import { notWritten } from './files'
import { shortPath } from './words'

/** A lock of another machine that was not renewed for so long is left from a run that died. */
const DEAD_MS = 10 * 60_000
const RENEW_MS = 30_000

const PATTERN = /^\.limelight(-\d+-of-\d+)?\.lock$/

export interface Lock {
  /** Whether a run of another part writes into the folder now. */
  othersRun(): Promise<boolean>
  release(): Promise<void>
}

/** @throws BadRecipe where another run writes the same part */
export async function lockPart(folder: string, part: string): Promise<Lock> {
  const path = join(folder, `.limelight${part}.lock`)
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), since: Date.now() })
  if (!(await created(path, mine))) {
    await removeDead(path, folder)
    if (!(await created(path, mine))) throw busy(folder, path)
  }
  const renewal = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), RENEW_MS)
  renewal.unref()
  return {
    othersRun: () => othersRun(folder, path),
    release: async () => {
      clearInterval(renewal)
      if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path, { force: true })
    },
  }
}

/** False where the file is there already. @throws NotReadable where the folder cannot be written */
async function created(path: string, text: string): Promise<boolean> {
  const file = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null
    throw notWritten(path, error)
  })
  if (!file) return false
  try {
    await file.writeFile(text)
    return true
  } catch (error) {
    // One without an owner would keep the next run out.
    await rm(path, { force: true })
    throw notWritten(path, error)
  } finally {
    await file.close()
  }
}

/** Moved aside before it is removed, so that of two runs that find it dead one alone goes on. */
async function removeDead(path: string, folder: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '')
  if (!(await isDead(path, text))) throw busy(folder, path)
  const aside = `${path}.${process.pid}`
  await rename(path, aside).catch(() => {})
  if ((await readFile(aside, 'utf8').catch(() => text)) !== text) {
    await rename(aside, path)
    throw busy(folder, path)
  }
  await rm(aside, { force: true })
}

async function isDead(path: string, text: string): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (!found) return true
  const { pid, host } = ownerIn(text)
  if (host !== hostname()) return Date.now() - found.mtimeMs > DEAD_MS
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function ownerIn(text: string): { readonly pid: number; readonly host: string } {
  try {
    const json = JSON.parse(text) as { pid?: unknown; host?: unknown }
    return { pid: Number(json.pid), host: String(json.host) }
  } catch {
    return { pid: 0, host: '' }
  }
}

async function othersRun(folder: string, own: string): Promise<boolean> {
  const locks = (await readdir(folder)).filter((name) => PATTERN.test(name)).map((name) => join(folder, name))
  for (const path of locks) {
    if (path === own) continue
    if (!(await isDead(path, await readFile(path, 'utf8').catch(() => '')))) return true
  }
  return false
}

function busy(folder: string, path: string): Error {
  return failure(
    'BadRecipe',
    `Another run writes into ${shortPath(folder)}; wait for it, or give another folder (where none runs, remove ${shortPath(path)}).`,
  )
}
