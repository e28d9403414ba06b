// Indices by which values are picked, and picking where all of them are known.
import * as tf from '@tensorflow/tfjs-core'
import { type Host, hostOf, taken } from '../host/host'
import type { Value } from '../trace/value'
import { inputAt, refuse } from './ask'
import { hostsOf } from './fold'
import type { Call } from './operator'

/** Indices counted from the front. @throws UnsupportedModel for one that is not there */
export function indicesIn(call: Call, { data }: Host, size: number): number[] {
  return Array.from(data, (index) => {
    const positive = index < 0 ? index + size : index
    if (positive >= 0 && positive < size) return positive
    throw refuse(call, `picks the index ${index} of ${size}`)
  })
}

/** Indices of the picture's own making may be negative too. */
export const fromFront = (t: tf.Tensor, size: number) => {
  const whole = tf.cast(t, 'int32')
  return tf.where(tf.less(whole, 0), tf.add(whole, tf.scalar(size, 'int32')), whole)
}

/** Values that are known, picked by indices that are. */
export const foldPicked =
  (places: (call: Call, x: Value, host: Host) => { shape: number[]; at: number[] }) => (call: Call) => {
    const [table, host] = hostsOf(call)
    if (!table || !host) return null
    const { shape, at } = places(call, inputAt(call, 0), host)
    return [hostOf(table.type, shape, taken(table, shape, at).data)]
  }
