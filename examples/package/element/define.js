import { defineLimelight } from 'limelight/element'

defineLimelight({
  spawn: () => new Worker(new URL('./limelight.worker.js', import.meta.url), { type: 'module' }),
})
