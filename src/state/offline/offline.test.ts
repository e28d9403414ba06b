import { expect, test, vi } from 'vitest'
import { openStore } from '../store'
import { fakeShown } from '../testing/fakeEngine'
import { openOffline } from './offline'

/** A browser's side of service workers, as far as the page asks it. */
function fakeContainer(controlled: boolean, waiting: EventTarget | null = null) {
  const registration = Object.assign(new EventTarget(), { waiting, installing: null as EventTarget | null })
  const container = Object.assign(new EventTarget(), {
    controller: controlled ? {} : null,
    register: vi.fn(async () => registration),
  })
  return { container: container as unknown as ServiceWorkerContainer & EventTarget, registration }
}

const shown = fakeShown()
const worker = () => Object.assign(new EventTarget(), { state: 'installing', postMessage: vi.fn() })
const settled = () => new Promise((resolve) => setTimeout(resolve))
const open = (container: ServiceWorkerContainer | null) => {
  const store = openStore({})
  const reload = vi.fn(async () => undefined)
  const offline = openOffline(store, { container, script: () => './sw.js', reload })
  return { store, reload, offline }
}

test('it is registered once there is a map, and never where it may not be', async () => {
  const { container } = fakeContainer(false)
  const { store } = open(container)
  await settled()
  expect(container.register).not.toHaveBeenCalled()
  store.setState({ shown })
  await settled()
  expect(container.register).toHaveBeenCalledWith('./sw.js')
})

test('where the browser keeps nothing a newer version of the host is taken with a reload', () => {
  const { offline, reload } = open(null)
  offline.takeOver()
  expect(reload).toHaveBeenCalledOnce()
})

test('a new version asks, and takes over with a reload when it is wanted', async () => {
  const { container, registration } = fakeContainer(true)
  const { store, reload, offline } = open(container)
  store.setState({ shown })
  await settled()
  const found = worker()
  registration.installing = found
  registration.dispatchEvent(new Event('updatefound'))
  expect(store.getState().update).toBe(false)
  found.state = 'installed'
  found.dispatchEvent(new Event('statechange'))
  expect(store.getState().update).toBe(true)
  expect(reload).not.toHaveBeenCalled()
  offline.takeOver()
  expect(found.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' })
  container.dispatchEvent(new Event('controllerchange'))
  expect(reload).toHaveBeenCalledOnce()
})

test('what took over in another tab is taken with a reload alone: nothing waits any more', async () => {
  const { container, registration } = fakeContainer(true)
  const { store, reload, offline } = open(container)
  store.setState({ shown })
  await settled()
  const found = worker()
  registration.installing = found
  registration.dispatchEvent(new Event('updatefound'))
  found.state = 'installed'
  found.dispatchEvent(new Event('statechange'))
  found.state = 'activated'
  container.dispatchEvent(new Event('controllerchange'))
  expect(reload).not.toHaveBeenCalled()
  expect(store.getState().update).toBe(true)
  offline.takeOver()
  expect(found.postMessage).not.toHaveBeenCalled()
  expect(reload).toHaveBeenCalledOnce()
})

test('the first version of a first visit asks for nothing', async () => {
  const { container, registration } = fakeContainer(false)
  const { store } = open(container)
  store.setState({ shown })
  await settled()
  const found = worker()
  registration.installing = found
  registration.dispatchEvent(new Event('updatefound'))
  found.state = 'installed'
  found.dispatchEvent(new Event('statechange'))
  expect(store.getState().update).toBe(false)
})
