// What is written must not be what is read: the picture, the model, the lists, or another output; links included.
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { failure } from '../errors'
import { isAddress } from './address'
import type { Options } from './options'
import { shortPath } from './words'

export interface Place {
  /** For the sentence: "the picture", "--out". */
  readonly what: string
  readonly path: string
}

/** One file has one identity, whatever links lead to it; a file that is to be has its folder's and its name. */
export async function identity(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null)
  if (found) return `${found.dev}:${found.ino}`
  const folder = await realpath(dirname(path)).catch(() => resolve(dirname(path)))
  return join(folder, basename(path))
}

/** @throws BadRecipe where an output is an input or another output */
export async function checkOutputs(outputs: readonly Place[], inputs: readonly Place[]): Promise<void> {
  const taken = new Map<string, string>()
  for (const { what, path } of inputs) taken.set(await identity(path), what)
  for (const { what, path } of outputs) {
    const own = await identity(path)
    const other = taken.get(own)
    if (other)
      throw failure('BadRecipe', `${what} ${shortPath(path)} would overwrite ${other}; give another name.`)
    taken.set(own, what)
  }
}

/** Files that a run reads, apart from its pictures. */
export async function listInputs({ model, labels, noise, classes, images }: Options): Promise<Place[]> {
  const lists = { labels, noise, classes, images }
  const named = Object.entries(lists).flatMap(([option, path]) =>
    path === null || isAddress(path) ? [] : [{ what: `the file of --${option}`, path }],
  )
  return [...(await modelPlaces(model)), ...named]
}

/** Everything beside a model is its own, but for the maps and pictures that people put there. */
async function modelPlaces(model: string): Promise<Place[]> {
  if (isAddress(model)) return []
  const found = await stat(model).catch(() => null)
  const folder = found?.isDirectory() ? model : dirname(model)
  const names = await readdir(folder).catch(() => [])
  const own = names.filter((name) => !/\.(npy|npz|png|jpe?g|webp|html?)$/i.test(name))
  const files = own.map((name) => ({ what: `the model's file ${name}`, path: join(folder, name) }))
  return found?.isDirectory() ? files : [...files, { what: 'the model', path: model }]
}
