// Finds WebGL's renderer without loading the backend.
import { isSoftware, Refused, shortName } from '../../device'

export interface GlRenderer {
  readonly label: string
  readonly software: boolean
}

/** Asks a canvas of one pixel for the renderer's name. @throws Refused */
export function findRenderer(): GlRenderer {
  if (typeof OffscreenCanvas === 'undefined') throw new Refused('this browser has no WebGL in workers')
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  if (!gl) throw new Refused('this browser has no WebGL 2')
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const label = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return { label: shortName(label), software: isSoftware(label) }
}
