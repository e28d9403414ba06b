// Parts of the engine that no first map needs, each fetched when somebody asks for it.
import { codeFor } from '../errors'

/** The same function, later. @throws NotReadable where its code cannot be had, beside what it throws itself */
const later =
  <A extends unknown[], R>(what: string, load: () => Promise<(...args: A) => R>) =>
  async (...args: A): Promise<Awaited<R>> =>
    await (await codeFor(what, load))(...args)

const figures = 'the figures of a map'
const pictures = 'maps of other pictures'

export const measureTopTenth = later(figures, async () => (await import('./measurePicture')).measureTopTenth)
export const measurePicture = later(figures, async () => (await import('./measurePicture')).measurePicture)
export const mapInBox = later(figures, async () => (await import('./mapInBox')).mapInBox)
export const measureAgreements = later(figures, async () => (await import('./agreements')).measureAgreements)
export const explainAside = later(pictures, async () => (await import('./aside')).explainAside)
export const measureAside = later(pictures, async () => (await import('./aside')).measureAside)
export const erasePicture = later('the brush', async () => (await import('./erasePicture')).erasePicture)
export const sanity = later('shuffled weights', async () => (await import('./sanity')).sanity)
export const tryScales = later('the trial of scalings', async () => (await import('./tryScales')).tryScales)
