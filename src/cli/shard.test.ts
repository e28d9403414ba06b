import { expect, test } from 'vitest'
import { inShard, jobShard } from './shard'

test('each name belongs to one part; a name added later moves no other', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `set/${i}.png`)
  const parts = Array.from({ length: 7 }, (_, i) => names.filter((name) => inShard(name, [i + 1, 7])))
  expect(parts.flat().sort()).toEqual([...names].sort())
  for (const part of parts) expect(Math.abs(part.length - 1000 / 7)).toBeLessThan(45)
  expect(inShard('café.png', [1, 2])).toBe(inShard('cafe\u0301.png', [1, 2]))
  expect(inShard('a\\b.png', [1, 2])).toBe(inShard('a/b.png', [1, 2]))
})

test('job arrays say which part; each job gets one, whatever they count from', () => {
  const slurm = (id: number, min: number, step = 1) =>
    jobShard(
      {
        SLURM_ARRAY_TASK_ID: String(id),
        SLURM_ARRAY_TASK_COUNT: '3',
        SLURM_ARRAY_TASK_MIN: String(min),
        SLURM_ARRAY_TASK_STEP: String(step),
      },
      null,
    )
  for (const ids of [
    [0, 1, 2],
    [1, 2, 3],
    [10, 11, 12],
  ])
    expect(ids.map((id) => slurm(id, ids[0] ?? 0))).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  expect([5, 7, 9].map((id) => slurm(id, 5, 2))).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ])
  expect(jobShard({ SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_TASK_COUNT: '4' }, null)).toEqual([2, 4])
  expect(jobShard({ JOB_COMPLETION_INDEX: '0' }, 8)).toEqual([1, 8])
  expect(jobShard({ AWS_BATCH_JOB_ARRAY_INDEX: '7', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, null)).toEqual([8, 8])
  expect(jobShard({}, null)).toBe(null)
  expect(() => jobShard({ JOB_COMPLETION_INDEX: '0' }, null)).toThrow(
    'JOB_COMPLETION_INDEX says which part this is, but not of how many; give --shards <n>.',
  )
  expect(() => jobShard({}, 8)).toThrow('no job array says which; give --shard <i/n>.')
})
