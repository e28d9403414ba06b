// The page's side of the picture worker: started at the first picture, started again after a death.
import { failure, unfetched } from '../../errors'
import { pictureKind } from '../../picture/header'
import { startWorker } from '../../runtime/startWorker'
import { openRemote } from '../../runtime/workers/remote'
import { holdWorker, lacksCode, type WorkerHandle } from '../../runtime/workers/workerHandle'
import type { Decode } from './decode'
import type { PictureJobs } from './pictureJobs'
import script from './pictureWorker?worker&url'

export interface PictureThread extends PictureJobs {
  /** Where it is called off the worker is free again soon, whatever it was doing. */
  readonly decode: Decode
}

/** @param spawn starts a worker that does the picture jobs */
export function openPictureThread(spawn: () => WorkerHandle = spawnWorker): PictureThread {
  const ask = openRemote<PictureJobs>(spawn, (why) =>
    lacksCode(why)
      ? unfetched('pictures')
      : failure(
          'WorkerLost',
          `The picture could not be read because ${why}; scale it down and open it again.`,
        ),
  )
  return {
    decode: async (blob, name, signal) => {
      const long = await isUnpackedInOneGo(blob)
      return ask((host) => host.decode(blob, name), { long, signal })
    },
    small: async (blob, name, whole) => {
      const long = await isUnpackedInOneGo(blob)
      return ask((host) => host.small(blob, name, whole), { long })
    },
    tile: (job) => ask((host) => host.tile(job)),
    // It paints every pixel of the picture in one go.
    overlay: (job) => ask((host) => host.overlay(job), { long: true }),
  }
}

/** AVIF and TIFF are decoded by code of ours, which gives no sign of life meanwhile: seconds for a large one. */
async function isUnpackedInOneGo(blob: Blob): Promise<boolean> {
  try {
    const kind = pictureKind(new Uint8Array(await blob.slice(0, 64).arrayBuffer()))
    return kind === 'AVIF' || kind === 'TIFF'
  } catch {
    // The worker says in a sentence that it cannot be read.
    return false
  }
}

function spawnWorker(): WorkerHandle {
  return holdWorker(startWorker(script, 'pictures'))
}
