// element.js of the built page: <lime-light> for pages that have no bundler, with the worker that lies beside it.
import { defineLimelight } from './package/entries/element'
import { startWorker } from './runtime/startWorker'
import script from './worker/worker?worker&url'

defineLimelight({ spawn: () => startWorker(script, 'engine') })
