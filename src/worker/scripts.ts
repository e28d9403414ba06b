// Addresses of the workers' whole scripts: one file each, with all that is otherwise fetched when it is needed.
import pictures from './pictures/pictureWorker?whole'
import scenes from './scenes/sceneWorker?whole'
import unpack from './unpack/unpackWorker?whole'
import engine from './worker?whole'

export type WorkerName = 'engine' | 'pictures' | 'scenes' | 'unpack'
export type WorkerScripts = Readonly<Record<WorkerName, string>>

export const wholeScripts: WorkerScripts = { engine, pictures, scenes, unpack }
