import { describe, expect, test, vi } from 'vitest'
import { failure } from '../../errors'
import { modelAddress } from './address'
import { download } from './download'
import { filesFromUrl } from './urlFiles'

describe('addresses', () => {
  test.each([
    ['https://a.org/m/model.json', 'https://a.org/m/model.json', 'm'],
    ['https://a.org/m/', 'https://a.org/m/model.json', 'm'],
    ['https://a.org/models/fancy', 'https://a.org/models/fancy/model.json', 'fancy'],
    ['https://a.org/m/net.json?v=2', 'https://a.org/m/net.json?v=2', 'net'],
    [
      'https://tfhub.dev/g/net/1/default/1',
      'https://tfhub.dev/g/net/1/default/1/model.json?tfjs-format=file',
      '1',
    ],
    ['https://a.org/m?tfjs-format=file', 'https://a.org/m/model.json?tfjs-format=file', 'm'],
  ])('%s', (text, file, name) => {
    expect(modelAddress(text)).toMatchObject({ file, name })
  })

  test('shards lie beside, with the same query', () => {
    expect(modelAddress('https://a.org/m/model.json?key=1').shard('s/b.bin')).toBe(
      'https://a.org/m/s/b.bin?key=1',
    )
    expect(modelAddress('https://tfhub.dev/g/net/1').shard('b.bin')).toBe(
      'https://tfhub.dev/g/net/1/b.bin?tfjs-format=file',
    )
  })

  test('names with % and #, and folders that Firebase encodes', () => {
    const odd = modelAddress('https://h.org/100%/model.json')
    expect(odd.name).toBe('100%')
    expect(odd.shard('weights #1.bin')).toBe('https://h.org/100%/weights%20%231.bin')
    const stored = modelAddress('https://h.org/o/my%20models%2Fa%2fmodel.json?alt=media')
    expect(stored.shard('./w 1.bin')).toBe('https://h.org/o/my%20models%2Fa%2Fw%201.bin?alt=media')
    expect(stored.shard('../b/w#1.bin')).toBe('https://h.org/o/my%20models%2Fb%2Fw%231.bin?alt=media')
  })

  test("Teachable Machine's link has its metadata beside it", () => {
    const { shard, file } = modelAddress('https://teachablemachine.withgoogle.com/models/AbC/')
    expect(file).toBe('https://teachablemachine.withgoogle.com/models/AbC/model.json')
    expect(shard('metadata.json')).toBe('https://teachablemachine.withgoogle.com/models/AbC/metadata.json')
  })

  test.each(['', 'no address', 'javascript:alert(1)'])('%j is none', (text) => {
    expect(() => modelAddress(text)).toThrow('is no address that a model can be read from')
  })
})

describe('an address where a program answers', () => {
  const json = '{"modelTopology": {}}'
  const host = (answers: Record<string, string>) => async (at: string | URL | Request) =>
    new Response(answers[String(at)] ?? 'no', { status: answers[String(at)] === undefined ? 404 : 200 })

  test('is asked as it was given, and its weights lie beside it', async () => {
    const url = 'https://a.org/api/model?id=3'
    const files = filesFromUrl({ url }, host({ [url]: json, 'https://a.org/api/w.bin': 'w' }))
    expect(new TextDecoder().decode(await files.read(''))).toBe(json)
    expect(new TextDecoder().decode(await files.read('w.bin'))).toBe('w')
    await expect(files.read('https://b.org/w.bin')).rejects.toThrow('names a file at another host (b.org)')
  })

  test('is a folder where it does not answer with JSON', async () => {
    const url = 'https://a.org/m?key=1'
    const answers = { [url]: '<!doctype html>', 'https://a.org/m/model.json?key=1': json }
    const files = filesFromUrl({ url }, host(answers))
    expect(new TextDecoder().decode(await files.read(''))).toBe(json)
  })
})

describe('what an address answers', () => {
  const URL_ = 'https://a.org/m/model.json'
  const answer =
    (body: BodyInit | null, init: ResponseInit = {}) =>
    async () =>
      new Response(body, init)

  test('its bytes, with progress', async () => {
    const seen: (number | null)[][] = []
    const headers = { 'content-length': '5' }
    const bytes = await download(URL_, answer('hello', { headers }), (loaded, total) =>
      seen.push([loaded, total]),
    )
    expect(new TextDecoder().decode(bytes)).toBe('hello')
    expect(seen.at(-1)).toEqual([5, 5])
  })

  test('the length of a compressed answer is unknown', async () => {
    const seen: (number | null)[] = []
    const headers = { 'content-length': '3', 'content-encoding': 'gzip' }
    await download(URL_, answer('hello', { headers }), (_loaded, total) => seen.push(total))
    expect(seen).toEqual([null])
  })

  test.each([
    [404, 'There is no file at https://a.org/m/model.json (404)'],
    [403, 'a.org refuses to give https://a.org/m/model.json (403)'],
    [503, 'a.org answers https://a.org/m/model.json with error 503'],
  ])('status %d', async (status, sentence) => {
    await expect(download(URL_, answer('', { status }))).rejects.toThrow(sentence)
  })

  test('a web page', async () => {
    const page = answer('<!doctype html><title>App</title>', {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
    await expect(download(URL_, page)).rejects.toThrow('answers with a web page instead of the file')
  })

  test('a server that is down', async () => {
    const down = async () => {
      throw new TypeError('fetch failed')
    }
    await expect(download(URL_, down)).rejects.toMatchObject({
      name: 'NotReadable',
      message: 'a.org cannot be reached (https://a.org/m/model.json); it is down, or this device is offline.',
    })
  })

  test('a server that refuses other pages', async () => {
    const refusing = async (_url: string, init?: RequestInit) => {
      if (init?.mode === 'no-cors') return new Response(null)
      throw new TypeError('Failed to fetch')
    }
    await expect(download(URL_, refusing)).rejects.toThrow('a.org does not let other pages read')
  })

  test('a download that breaks off', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(7))
      },
      pull() {
        throw new Error('reset')
      },
    })
    await expect(download(URL_, answer(stream))).rejects.toThrow('broke off after 7 bytes')
  })

  test('one that was stopped stays an AbortError', async () => {
    const stopped = async () => {
      throw new DOMException('Stopped.', 'AbortError')
    }
    await expect(download(URL_, stopped)).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test('the files of an address: model.json first, then what it names, and the labels asked for', async () => {
  const asked: string[] = []
  const files = filesFromUrl({ url: 'https://a.org/m/', labels: 'https://b.org/names.json' }, async (url) => {
    asked.push(url)
    return new Response('x')
  })
  expect(files).toMatchObject({ name: 'm', paths: [], sidecars: ['names.json'], labels: 'names.json' })
  await files.read('')
  await files.read('shard.bin')
  await files.read('names.json')
  expect(asked).toEqual([
    'https://a.org/m/model.json',
    'https://a.org/m/shard.bin',
    'https://b.org/names.json',
  ])
})

describe('servers that lie or fall silent', () => {
  const at = 'https://a.org/m/model.json'
  const endless = (ended: string[]) =>
    new ReadableStream<Uint8Array>({
      pull: (stream) => stream.enqueue(new Uint8Array(1000)),
      cancel: () => void ended.push('cancelled'),
    })

  test('what the reader of the bytes throws ends the download, and the server is told', async () => {
    const ended: string[] = []
    const read = download(
      at,
      async () => new Response(endless(ended)),
      (loaded) => {
        if (loaded > 5000) throw failure('NotReadable', 'It is longer than it should be.')
      },
    )
    await expect(read).rejects.toThrow('It is longer than it should be.')
    expect(ended).toEqual(['cancelled'])
  })

  test.each(['an answer', 'a byte'])('thirty seconds without %s are enough', async (what) => {
    vi.useFakeTimers()
    const silent = new ReadableStream<Uint8Array>({})
    let given: AbortSignal | null | undefined
    const read = download(at, (_, init) => {
      given = init?.signal
      return what === 'a byte' ? Promise.resolve(new Response(silent)) : new Promise(() => {})
    })
    const failed = expect(read).rejects.toMatchObject({
      name: 'NotReadable',
      message: `a.org has sent nothing for 30 seconds (${at}); try again later.`,
    })
    await vi.advanceTimersByTimeAsync(31_000)
    await failed
    vi.useRealTimers()
    expect(given?.aborted).toBe(what === 'an answer')
  })

  test('a stop is no broken download', async () => {
    const stop = new AbortController()
    const body = new ReadableStream({
      start: (s) => stop.signal.addEventListener('abort', () => s.error(stop.signal.reason)),
    })
    const read = download(at, async () => new Response(body))
    setTimeout(() => stop.abort(failure('AbortError', 'The run was stopped.')), 5)
    await expect(read).rejects.toMatchObject({ name: 'AbortError' })
  })
})
