// The store as the page shows it. While the camera gives frame after frame, all of what is on show is of one frame,
// the last that has its map: the next one comes when it is complete.
import { createStore } from 'zustand/vanilla'
import { wantedPicture } from '../flow/sources'
import type { State, Store } from '../store'

export function openSteady(store: Store): Store {
  const steady = createStore<State>(() => store.getState())
  store.subscribe((state) =>
    steady.setState(isComplete(state) ? state : held(state, steady.getState()), true),
  )
  return steady
}

/** Of anything but the camera what is under way is shown as it goes. */
function isComplete(state: State): boolean {
  const { live, picture, shown, classification, job, fetching } = state
  if (!live) return true
  const key = wantedPicture(state)?.key
  const explained = shown?.pictureKey === key && shown?.classification === classification
  return picture?.key === key && explained && job.kind === 'idle' && fetching === null
}

function held(state: State, { picture, shown, classification, thumbnails }: State): State {
  const { model } = state
  // Of a model that came meanwhile nothing is shown yet.
  if (shown && shown.modelKey !== model?.key) return state
  return { ...state, picture, shown, classification, thumbnails, job: { kind: 'idle' }, fetching: null }
}
