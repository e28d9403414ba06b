// A picture from the camera: it looks while the window is open. One frame is taken, or one after another.
import { useRef, useState } from 'react'
import controls from '../controls.module.css'
import { useIntents, usePage, useShown } from '../page'
import { cameraWords } from '../words/pictureWords'
import styles from './Camera.module.css'

const camera = () => import('./liveCamera')

export function Camera() {
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [ready, setReady] = useState(false)
  const { takeFiles, remark } = useIntents()
  const { live } = usePage()
  const able = useShown((s) => s.model !== null)

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
    const { takeFrame } = await camera()
    if (!video.current) return
    const file = await takeFrame(video.current, { type: 'image/png' })
    dialog.current?.close()
    await takeFiles([{ path: cameraWords.name, file }])
  }

  async function look() {
    const stream = video.current?.srcObject
    if (!video.current || !(stream instanceof MediaStream)) return
    // The window closes; the camera goes on.
    video.current.srcObject = null
    dialog.current?.close()
    try {
      live.begin(await (await camera()).openCamera(stream))
    } catch {
      for (const track of stream.getTracks()) track.stop()
      remark(cameraWords.refused)
    }
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
      <dialog
        ref={dialog}
        className={`${controls.dialog} ${styles.dialog}`}
        aria-label={cameraWords.camera}
        onClose={release}
      >
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
          <button
            type="button"
            className={controls.button}
            disabled={!ready || !able}
            title={cameraWords.liveHelp}
            onClick={look}
          >
            {cameraWords.live}
          </button>
          <button type="submit" className={controls.button}>
            {cameraWords.close}
          </button>
        </form>
      </dialog>
    </>
  )
}
