// A picture from the camera; its window comes when it is first asked for.
import { Suspense, useState } from 'react'
import controls from '../controls.module.css'
import { later } from '../later'
import { cameraWords } from '../words/pictureWords'

const CameraWindow = later(async () => (await import('./CameraWindow')).CameraWindow)

export function Camera() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={controls.plain} onClick={() => setOpen(true)}>
        {cameraWords.camera}
      </button>
      {open ? (
        <Suspense>
          <CameraWindow closed={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
