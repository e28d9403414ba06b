// Frames of a camera's stream, as JPEG files: a second of them is not worth the bytes of PNG.
import type { FrameSource } from '../../state/live/live'

const QUALITY = 0.95

/** @throws where the stream gives no picture */
export async function openCamera(stream: MediaStream): Promise<FrameSource> {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  await video.play()
  const [track] = stream.getVideoTracks()
  return {
    async frame() {
      await nextPaint()
      if (track?.readyState !== 'live') throw new Error('camera ended')
      return takeFrame(video, { type: 'image/jpeg', quality: QUALITY })
    },
    close() {
      video.srcObject = null
      for (const each of stream.getTracks()) each.stop()
    },
  }
}

/** In a tab that nobody sees there is none, and so no frame. */
const nextPaint = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))

export function takeFrame(video: HTMLVideoElement, options: ImageEncodeOptions): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.convertToBlob(options)
}
