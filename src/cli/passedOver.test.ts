// What one option leaves another nothing to say is refused; what this method or picture does not ask for is said.
import { describe, expect, test } from 'vitest'
import { readEntries } from '../recipe/readRecipe'
import { readCommand } from './command'
import { unheard } from './unheard'

const why = (line: string) => {
  const command = readCommand(line.split(' '))
  return command.kind === 'wrong' ? command.why : command.kind
}
const explain = 'explain --model m --image p.png'
const measure = 'measure --model m --image p.png --map m.npy'

describe('refused', () => {
  test.each([
    ...['--method scorecam', '--layer a', '--fuse max', '--param samples=3', '--noise n.npy', '--size input'],
    ...['--norm none', '--out m', '--overlay o.png', '--look inferno,65,0', '--classes c.csv', '--shard 1/2'],
    ...['--shards 2', '--pack npz', '--report r.html'],
  ])('measure %s', (option) => {
    const [name] = option.split(' ')
    expect(why(`${measure} ${option}`)).toBe(
      `limelight measure takes no ${name}; it measures the map that --map names, as it is.`,
    )
    expect(why(`${explain} ${option} --overlay o.png`)).toMatch(
      name === '--overlay' ? /^--overlay was given 2 times/ : /^explain$/,
    )
  })

  test.each([
    [
      `${measure} --target negative`,
      'limelight measure goes by the probability of the class; leave --target out, or give region.',
    ],
    [`${explain} --look inferno,65,0`, '--look says how the overlay is painted; add --overlay.'],
    [
      `${explain} --shard 1/2 --shards 2`,
      '--shard and --shards are both given; --shard says of how many parts already.',
    ],
    [
      `${explain} --class 2 --target cell:0,0,1`,
      '--class and the cell of --target both name a class; leave one of them out.',
    ],
    [
      `${explain} --fit letterbox --resize 256`,
      '--resize is of a picture that is cut, and --fit letterbox keeps all of it; give one of them.',
    ],
    [`${explain} --class 1 --classes c.csv`, '--class and --classes are both given; give one of them.'],
    [
      'worker --model m --metrics --box 0,0,2,2',
      '--box lies in one picture, but limelight worker reads many; leave it out.',
    ],
    [
      `${explain} --backend cpu --workers 3`,
      '--workers counts instances on wasm, and cpu runs one; leave one of the two out.',
    ],
  ])('%s', (line, sentence) => expect(why(line)).toBe(sentence))

  test('what agrees is taken', () => {
    for (const more of [
      '--class 2 --target cell:0,1',
      '--fit stretch --resize 256',
      '--backend cpu --workers 1',
      '--backend wasm --workers 3',
      '--shards 2',
    ])
      expect(why(`${explain} ${more}`)).toBe('explain')
    for (const target of ['probability', 'region'])
      expect(why(`${measure} --target ${target}`)).toBe('measure')
  })
})

describe('said', () => {
  const said = (
    entries: readonly (readonly [string, string])[],
    isArray = false,
    map: string | null = null,
  ) => unheard({ recipe: readEntries(entries).recipe, map }, { isArray, cut: true, least: 224 })

  test('parameters of other methods', () => {
    expect(said([['p.samples', '4']])).toEqual(['Grad-CAM has no samples: passed over.'])
    const sscam = [
      ['method', 'sscam'],
      ['p.samples', '4'],
      ['p.grid', '7,7'],
    ] as const
    expect(said(sscam)).toEqual([])
  })

  test('fusing one layer', () => {
    const one = [
      ['layer', 'a'],
      ['fuse', 'max'],
    ] as const
    expect(said(one)).toEqual([
      'One layer is explained, so there is nothing to fuse: --fuse max is passed over.',
    ])
    expect(
      said([
        ['layer', 'a,b'],
        ['fuse', 'max'],
      ]),
    ).toEqual([])
    expect(said([...one, ['method', 'refinecam']])).toEqual([])
  })

  test('how pictures are fed, of an array', () => {
    const fed = [
      ['scale', 'unit'],
      ['resize', '256'],
    ] as const
    expect(said(fed, true)).toEqual(['An array is taken as it is: --scale, --resize is passed over.'])
    expect(said(fed)).toEqual([])
    const { recipe } = readEntries(fed)
    expect(unheard({ recipe, map: null }, { isArray: false, cut: false, least: 224 })).toEqual([
      'A letterbox keeps the whole picture: --resize 256 is passed over.',
    ])
    expect(unheard({ recipe, map: null }, { isArray: false, cut: true, least: 384 })).toEqual([
      'Nothing is padded: --resize 256 is taken as 384, the shorter side of the input.',
    ])
    expect(
      said(
        [
          ['scale', 'unit'],
          ['p.samples', '4'],
        ],
        true,
        'm.npy',
      ),
    ).toHaveLength(1)
  })
})
