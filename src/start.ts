// The page's first script, a small one: the engine starts while the rest of the page is still on its way.
import { openMarks } from './state/network/marks'
import { addPolicy, narrowed } from './state/network/policies'
import { isUnasked } from './state/network/unasked'
import { startEarly } from './worker/earlyEngine'
import script from './worker/worker?worker&url'

// Where more is asked for, or less is allowed, the page decides first what binds the worker.
if (
  isUnasked(
    location.hash,
    openMarks(() => sessionStorage),
    openMarks(() => localStorage),
  )
) {
  addPolicy(narrowed([]))
  startEarly(script)
}
