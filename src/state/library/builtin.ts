// What the page brings along: models and pictures of its own, by id. Paths are relative to the page.
import { samples } from '../../scenes/samples'
import { sceneAddress } from '../../scenes/sceneId'

export interface BuiltinModel {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly labels: string
}

export interface BuiltinPicture {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly thumbnail: string
}

export interface Builtin {
  readonly models: readonly BuiltinModel[]
  readonly pictures: readonly BuiltinPicture[]
}

const models: readonly BuiltinModel[] = [
  bundled('tabletop', 'Tabletop', 'builtin/tabletop-layers'),
  bundled('tabletop-graph', 'Tabletop, as a graph', 'builtin/tabletop-graph'),
]

function bundled(id: string, name: string, folder: string): BuiltinModel {
  return { id, name, url: `${folder}/model.json`, labels: `${folder}/labels.txt` }
}

const pictures = samples.map(({ id, seed, title }) => ({
  id: sceneAddress(seed),
  name: title,
  url: `builtin/pictures/${id}.jpg`,
  thumbnail: `builtin/pictures/${id}.png`,
}))

/** The first of each is what the page opens with. */
export const builtin: Builtin = { models, pictures }
