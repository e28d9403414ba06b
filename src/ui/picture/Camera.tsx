// A picture from the camera: it looks while the window is open, and one frame is taken.
import { useRef, useState } from 'react'
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { cameraWords } from '../words/pictureWords'
import styles from './Camera.module.css'

export function Camera() {
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [ready, setReady] = useState(false)
  const { takeFiles, remark } = useIntents()

  async function open() {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      if (!video.current) return
      video.current.srcObject = stream
      dialog.current?.showModal()
    } catch {
      remark(cameraWords.refused)
    }
  }

  async function take() {
    if (!video.current) return
    const file = await takeFrame(video.current)
    dialog.current?.close()
    await takeFiles([{ path: cameraWords.name, file }])
  }

  function release() {
    setReady(false)
    const stream = video.current?.srcObject
    if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop()
  }

  return (
    <>
      <button type="button" className={controls.plain} onClick={open}>
        {cameraWords.camera}
      </button>
      <dialog ref={dialog} className={styles.dialog} aria-label={cameraWords.camera} onClose={release}>
        <video
          ref={video}
          className={styles.video}
          autoPlay
          muted
          playsInline
          onPlaying={() => setReady(true)}
        />
        <form method="dialog" className={styles.buttons}>
          <button type="button" className={controls.primary} disabled={!ready} onClick={take}>
            {cameraWords.take}
          </button>
          <button type="submit" className={controls.button}>
            {cameraWords.close}
          </button>
        </form>
      </dialog>
    </>
  )
}

async function takeFrame(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  return canvas.convertToBlob({ type: 'image/png' })
}
