// The worker's side: does the jobs as they come, and gives bitmaps away instead of copying them.
import { expose, transfer } from 'comlink'
import { startHeartbeat } from '../../runtime/workers/heartbeat'
import { type PictureJobs, pictureJobs } from './pictureJobs'

expose({
  ...pictureJobs,
  async decode(blob, name) {
    const decoded = await pictureJobs.decode(blob, name)
    return transfer(decoded, [decoded.display, decoded.full])
  },
  async small(blob, name, whole) {
    const made = await pictureJobs.small(blob, name, whole)
    return transfer(made, made.full ? [made.full] : [])
  },
} satisfies PictureJobs)
void startHeartbeat({ post: (beat, transfer) => self.postMessage(beat, [...transfer]) })
