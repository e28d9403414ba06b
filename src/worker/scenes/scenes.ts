// The page's side of the scene worker: started at the first scene, asked one thing at a time.
import { wrap } from 'comlink'
import { failure } from '../../errors'
import { startWorker } from '../../runtime/startWorker'
import { type DeathWatch, deathWatch, handleOf, type WorkerHandle } from '../../runtime/workerHandle'
import type { TruthScore } from '../../scenes/truthScore'
import script from './sceneWorker?worker&url'

interface Map {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

export interface SceneHost {
  /** A PNG of the scene. @throws BadRecipe where the seed is no number */
  draw(seed: number): Promise<Blob> | Blob
  /** Null where scenes know no such class. */
  score(seed: number, label: string, map: Map): Promise<TruthScore | null> | TruthScore | null
}

export interface Scenes {
  draw(seed: number): Promise<Blob>
  score(seed: number, label: string, map: Map): Promise<TruthScore | null>
}

interface Life {
  readonly host: SceneHost
  readonly line: DeathWatch
}

/** @param spawn starts a worker that draws and scores */
export function openScenes(spawn: () => WorkerHandle = spawnWorker): Scenes {
  let life: Life | null = null
  const alive = (): Life => {
    if (life && !life.line.dead()) return life
    const line = spawn()
    const died = (why: string) =>
      failure('NotReadable', `The scene could not be drawn because ${why}; try again or reload the page.`)
    life = { host: wrap<SceneHost>(line.endpoint) as unknown as SceneHost, line: deathWatch(line, died) }
    return life
  }
  return {
    draw: (seed) => {
      const { host, line } = alive()
      return line.hold(Promise.resolve(host.draw(seed)))
    },
    score: (seed, label, map) => {
      const { host, line } = alive()
      return line.hold(Promise.resolve(host.score(seed, label, map)))
    },
  }
}

function spawnWorker(): WorkerHandle {
  return handleOf(startWorker(script, 'scenes'))
}
