// The page's side of the scene worker: started at the first scene, asked one thing at a time.
import type { Heatmap } from '../../engine/types'
import { failure } from '../../errors'
import { startWorker } from '../../runtime/startWorker'
import { openRemote } from '../../runtime/workers/remote'
import { holdWorker, type WorkerHandle } from '../../runtime/workers/workerHandle'
import type { TruthScore } from '../../scenes/truthScore'
import script from './sceneWorker?worker&url'

type Values = Pick<Heatmap, 'width' | 'height' | 'data'>

export interface SceneHost {
  /** A PNG of the scene. @throws BadRecipe where the seed is no number */
  draw(seed: number): Promise<Blob> | Blob
  /** Null where scenes know no such class. */
  score(seed: number, label: string, map: Values): Promise<TruthScore | null> | TruthScore | null
}

export interface Scenes {
  draw(seed: number): Promise<Blob>
  score(seed: number, label: string, map: Values): Promise<TruthScore | null>
}

export function openScenes(spawn: () => WorkerHandle = spawnWorker): Scenes {
  const ask = openRemote<SceneHost>(spawn, (why) =>
    failure('WorkerLost', `The scene could not be drawn because ${why}; try again or reload the page.`),
  )
  return {
    draw: (seed) => ask((host) => host.draw(seed)),
    score: (seed, label, map) => ask((host) => host.score(seed, label, map)),
  }
}

function spawnWorker(): WorkerHandle {
  return holdWorker(startWorker(script, 'scenes'))
}
