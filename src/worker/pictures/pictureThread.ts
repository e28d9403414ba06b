// The page's side of the picture worker: started at the first picture, started again after a death.
import { failure } from '../../errors'
import { startWorker } from '../../runtime/startWorker'
import { openRemote } from '../../runtime/workers/remote'
import { holdWorker, type WorkerHandle } from '../../runtime/workers/workerHandle'
import type { PictureJobs } from './pictureJobs'
import script from './pictureWorker?worker&url'

/** @param spawn starts a worker that does the picture jobs */
export function openPictureThread(spawn: () => WorkerHandle = spawnWorker): PictureJobs {
  const ask = openRemote<PictureJobs>(spawn, (why) =>
    failure('WorkerLost', `The picture could not be read because ${why}; scale it down and open it again.`),
  )
  return {
    decode: (blob, name) => ask((host) => host.decode(blob, name)),
    small: (blob, name, whole) => ask((host) => host.small(blob, name, whole)),
    tile: (job) => ask((host) => host.tile(job)),
    // It paints every pixel of the picture in one go.
    overlay: (job) => ask((host) => host.overlay(job), { long: true }),
  }
}

function spawnWorker(): WorkerHandle {
  return holdWorker(startWorker(script, 'pictures'))
}
