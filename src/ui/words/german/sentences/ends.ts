// Deutsch: warum ein Rechenweg nicht zu haben ist und warum ein Prozess endete; allein und als Teil eines Satzes.
import type { Sentence } from '../told'

export const ends: readonly Sentence[] = [
  ['its code could not be fetched', 'der Code ließ sich nicht laden'],
  ['its WebAssembly part could not be fetched', 'der WebAssembly-Teil ließ sich nicht laden'],
  ['its WebAssembly part could not be loaded', 'der WebAssembly-Teil ließ sich nicht starten'],
  ['its WebGPU could not be started', 'WebGPU ließ sich nicht starten'],
  ['its WebGL could not be started', 'WebGL ließ sich nicht starten'],
  ['it could not be started ({})', 'ließ sich nicht starten ({})'],
  ['the browser does not answer for its GPU', 'der Browser antwortet nicht für seine GPU'],
  [
    'its GPU is emulated on the processor ({}), which is slower than WebAssembly',
    'die GPU wird auf dem Prozessor nachgebildet ({}), das ist langsamer als WebAssembly',
  ],
  ['this browser has no WebAssembly', 'dieser Browser hat kein WebAssembly'],
  ['this browser has no WebGPU', 'dieser Browser hat kein WebGPU'],
  ['this browser has no WebGL in workers', 'dieser Browser hat kein WebGL in Workern'],
  ['this browser has no WebGL 2', 'dieser Browser hat kein WebGL 2'],
  ['the browser offers no GPU adapter', 'der Browser bietet keine GPU an'],
  ['the GPU adapter gives no device', 'der Browser gibt die GPU nicht frei'],
  [
    'WebGPU needs a page served over https or from this computer',
    'WebGPU gibt es nur für Seiten über https oder von diesem Rechner',
  ],
  [
    'its WebGL computes with 16 bits only, which is too coarse',
    'sein WebGL rechnet nur mit 16 Bit, das ist zu grob',
  ],
  [
    'it computes wrong numbers (its self-test is off by {} %)',
    'die Zahlen sind falsch (der Selbsttest weicht um {} % ab)',
  ],
  ['it ended', 'der Prozess endete'],
  ['it was given up', 'er wurde aufgegeben'],
  ['it failed with "{}"', 'Fehler: „{}“'],
  ['it has given no sign of life for {} seconds', 'seit {} Sekunden kein Lebenszeichen'],
  ['a message to it could not be read', 'eine Nachricht an ihn ließ sich nicht lesen'],
]
