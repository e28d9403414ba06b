// The camera looks while the window is open. One frame is taken, or one after another.
import { useEffect, useRef, useState } from 'react'
import { isOurs, sentenceOf } from '../../errors'
import controls from '../controls.module.css'
import { useIntents, usePage, useShown } from '../page'
import { cameraWords } from '../words/pictureWords'
import styles from './Camera.module.css'
import { openCamera, takeFrame } from './liveCamera'

const release = (stream: unknown) => {
  if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop()
}

export function CameraWindow({ closed }: { readonly closed: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [ready, setReady] = useState(false)
  const { takeFiles, remark } = useIntents()
  const { live } = usePage()
  const able = useShown((s) => s.model !== null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: it opens once.
  useEffect(() => {
    async function open() {
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
        if (!video.current) return release(stream)
        video.current.srcObject = stream
        dialog.current?.showModal()
      } catch {
        remark(cameraWords.refused)
        closed()
      }
    }
    void open()
  }, [])

  async function take() {
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
      await live.begin(await openCamera(stream))
    } catch (error) {
      release(stream)
      remark(isOurs(error) ? sentenceOf(error) : cameraWords.refused)
    }
  }

  return (
    <dialog
      ref={dialog}
      className={`${controls.dialog} ${styles.dialog}`}
      aria-label={cameraWords.camera}
      onClose={() => {
        release(video.current?.srcObject)
        closed()
      }}
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
  )
}
