// `npm run fuzz [-- runs [seed]]`: 10,000 mutated inputs; a line for each that ended badly.
import { fuzz } from './watch'

const runs = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? 1)
const begun = performance.now()
const answers = await fuzz({
  runs,
  seed,
  said({ seed, sample, fault }, done) {
    if (fault !== null) console.log(`seed ${seed}, ${sample}: ${fault}`)
    if (done % 500 === 0) console.error(`${done} of ${runs}`)
  },
})
const faults = answers.filter(({ fault }) => fault !== null)
const counts = new Map<string, number>()
for (const { sample, ended } of answers)
  counts.set(`${sample} ${ended}`, (counts.get(`${sample} ${ended}`) ?? 0) + 1)
for (const [what, count] of [...counts].sort()) console.log(`${what}: ${count}`)
const seconds = Math.round((performance.now() - begun) / 1000)
console.log(`${runs} inputs from seed ${seed} in ${seconds} s: ${faults.length} faults`)
if (faults.length > 0) process.exitCode = 1
