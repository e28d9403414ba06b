// The worker's side: does the jobs one after the other as they come, and gives bitmaps away instead of copying them.
import { type PictureJobs, pictureJobs, type Question, type Reply } from './pictureJobs'

async function answer({ id, job, args }: Question): Promise<Reply> {
  try {
    const work = pictureJobs[job] as (...args: readonly unknown[]) => ReturnType<PictureJobs[typeof job]>
    return { id, value: await work(...args) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { id, name, message }
  }
}

self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const reply = await answer(data)
  const value = 'value' in reply ? reply.value : null
  const bitmaps = Object.values(value ?? {}).filter((part) => part instanceof ImageBitmap)
  self.postMessage(reply, { transfer: bitmaps })
})
