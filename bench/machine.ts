// What the figures were measured on. With a load near the number of cores or above, ratios mean little.
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${model}, ${availableParallelism()} cores, ${memory} GiB; Node ${process.version}, ${process.platform} ${process.arch}; TensorFlow.js 4.22.0; load ${loadavg()[0]?.toFixed(1)}`
}
