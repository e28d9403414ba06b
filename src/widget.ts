// The stage in a notebook (anywidget): an element a picture, and each map sent back to Python. Model, pictures and the
// engine's script come by messages, so that none of them is kept in the notebook's file.
import type { Explained } from './package/element/explainOn'
import type { LimeLightElement } from './package/element/LimeLight'
import { defineLimelight } from './package/entries/element'

/** What anywidget lends: https://anywidget.dev/en/afm */
interface WidgetModel {
  get(name: 'recipe'): Readonly<Record<string, string>>
  get(name: 'count'): number
  on(event: 'msg:custom', heard: (content: Content, buffers: readonly DataView[]) => void): void
  on(event: 'change:recipe', heard: () => void): void
  off(event: string, heard: unknown): void
  send(content: unknown, callbacks?: unknown, buffers?: readonly ArrayBuffer[]): void
}

type Content =
  | { readonly kind: 'script' }
  /** The decoder of AVIF pictures, before the first of them. */
  | { readonly kind: 'avif' }
  | { readonly kind: 'model'; readonly names: readonly string[] }
  | { readonly kind: 'picture'; readonly index: number; readonly name: string }

interface Given {
  readonly files: readonly File[]
  readonly pictures: readonly File[]
}

const TAG = 'lime-light-widget'

export default { render }

function render({ model, el }: { readonly model: WidgetModel; readonly el: HTMLElement }): () => void {
  const closed = new AbortController()
  void show(model, el, closed.signal).catch((error: Error) => {
    el.append(Object.assign(document.createElement('p'), { role: 'alert', textContent: error.message }))
    model.send({ kind: 'failed', index: null, name: error.name, message: error.message })
  })
  return () => closed.abort()
}

async function show(model: WidgetModel, el: HTMLElement, signal: AbortSignal): Promise<void> {
  const { files, pictures } = await ask(model)
  const elements = pictures.map(() => document.createElement(TAG) as LimeLightElement)
  const wish = () => {
    for (const element of elements) {
      for (const { name } of [...element.attributes]) if (name !== 'when') element.removeAttribute(name)
      for (const [name, value] of Object.entries(model.get('recipe'))) element.setAttribute(name, value)
    }
  }
  wish()
  for (const [index, element] of elements.entries()) {
    element.setAttribute('when', 'called')
    element.addEventListener('explained', (event) => sendMap(model, index, (event as CustomEvent).detail))
    element.addEventListener('failed', (event) =>
      model.send({ kind: 'failed', index, ...(event as CustomEvent).detail }),
    )
  }
  Object.assign(el.style, {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: '16px',
  })
  for (const element of elements) element.style.maxWidth = '480px'
  el.append(...elements)
  model.on('change:recipe', wish)
  signal.addEventListener('abort', () => model.off('change:recipe', wish))
  // What fails is shown by the element and told by its event.
  for (const [index, element] of elements.entries())
    void element
      .explain({ model: files, ...(pictures[index] && { image: pictures[index] }) })
      .catch(() => undefined)
}

/** The engine's script, the model's files and the pictures, in whatever order they come. */
function ask(model: WidgetModel): Promise<Given> {
  return new Promise((resolve, reject) => {
    const pictures = new Map<number, File>()
    let files: readonly File[] | null = null
    let ready = customElements.get(TAG) !== undefined
    const heard = (content: Content, buffers: readonly DataView[]) => {
      const [first] = buffers
      if (content.kind === 'model')
        files = content.names.map((name, i) => new File([bytesOf(buffers[i])], name))
      else if (content.kind === 'picture')
        pictures.set(content.index, new File([bytesOf(first)], content.name))
      else if (content.kind === 'avif') lendDecoder(bytesOf(first))
      else
        void define(bytesOf(first)).then(() => {
          ready = true
          settle()
        }, reject)
      settle()
    }
    const settle = () => {
      if (!ready || !files || pictures.size < model.get('count')) return
      model.off('msg:custom', heard)
      resolve({ files, pictures: [...pictures].sort(([a], [b]) => a - b).map(([, file]) => file) })
    }
    model.on('msg:custom', heard)
    model.send({ kind: 'ask', script: !ready })
  })
}

const bytesOf = (view: DataView | undefined): Uint8Array<ArrayBuffer> =>
  view
    ? new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) as ArrayBuffer)
    : new Uint8Array()

declare global {
  /** Where the decoder looks for its binary: `vite.widget.config.ts` writes it so. */
  var limelightAvif: string | undefined
}

function lendDecoder(binary: Uint8Array<ArrayBuffer>): void {
  globalThis.limelightAvif ??= URL.createObjectURL(new Blob([binary], { type: 'application/wasm' }))
}

/** Another widget of the notebook may have been quicker. */
async function define(zipped: Uint8Array<ArrayBuffer>): Promise<void> {
  const text = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))
  const script = new Blob([await new Response(text).arrayBuffer()], { type: 'text/javascript' })
  const address = URL.createObjectURL(script)
  defineLimelight({ tag: TAG, spawn: () => new Worker(address, { type: 'module', name: 'engine' }) })
}

function sendMap(model: WidgetModel, index: number, explained: Explained): void {
  const { heatmap, manifest, layers, score, notes } = explained
  const { width, height, data, state } = heatmap
  const content = {
    kind: 'map',
    index,
    shape: [height, width],
    state,
    class: explained.class,
    layers,
    score,
    notes,
    manifest,
  }
  model.send(content, undefined, [new Float32Array(data).buffer])
}
