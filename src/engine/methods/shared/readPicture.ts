// The picture of a probe as plain numbers.
import type { MaskJob, Probe } from '../../types'

export async function readPicture({ picture }: Pick<Probe, 'picture'>): Promise<MaskJob['picture']> {
  const data = (await picture.data()) as Float32Array
  return { data, shape: picture.shape as MaskJob['picture']['shape'] }
}
