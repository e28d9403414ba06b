// Deutsch: Karten nebeneinander.

export const axisNames = { methods: 'Methoden', classes: 'Klassen', layers: 'Schichten' }

export const stateWords = {
  flat: 'Flach: überall gleich',
  negative: 'Flach: nichts spricht dafür',
  nan: 'Die Zahlen dieser Karte laufen über',
}

export const compareWords = {
  ofMost: (count: number, most: number) => `${count} von höchstens ${most}`,
  close: 'Schließen',
  goOn: 'Weiter',
  grid: 'Raster herunterladen',
  usual: 'Übliche Auswahl',
  empty: 'Ankreuzen, was nebeneinander stehen soll.',
  later: 'Erst Bild und Modell öffnen, dann erscheinen hier ihre Karten.',
  oneScale: 'Gleiche Skala',
  difference: 'Unterschied',
  swap: 'Vertauscht',
  differenceHint: 'Genau zwei ankreuzen, um ihren Unterschied zu sehen.',
  ownScale:
    'Jede Karte hat ihre eigene Skala: 1 ist ihr größter Wert, bei pixelfeinen Karten manchmal der ihres 99. Perzentils.',
  signs: 'Dafür und dagegen: Rot spricht für die Klasse, Blau gegen sie.',
  ownReach: 'Jede Karte hat ihre eigene Skala: ihr größter Betrag ist 1 oder −1.',
  waiting: 'Wartet',
  halted: 'Angehalten',
  computing: 'Wird berechnet',
  baseline: 'Vergleichsmaßstab: ausgeloste Gewichte',
  agnostic: 'Für jede Klasse dieselbe',
  negative: (logit: string) => `Das Modell spricht dagegen (Logit ${logit})`,
  sameAs: (name: string) => `wie ${name}`,
  order: 'Reihenfolge',
  listed: 'wie in der Liste',
  byFall: 'nach dem Abfall',
  chance: 'zufällig',
  fallAbout:
    'Die Zahl sagt, wie viel weiter die Klasse fällt, wenn das hellste Zehntel einer Karte verdeckt wird statt eines zufälligen.',
  agreement: 'Wie weit die Karten übereinstimmen',
  agreementAbout:
    'Rangkorrelation jeder Karte mit jeder: 1 heißt dieselbe Reihenfolge der Stellen, 0 nichts gemeinsam, −1 die umgekehrte.',
  byMethods: (aim: string, where: string) =>
    `Jede Karte hebt hervor, was ${aim} spricht${where}, jede nach einer eigenen Methode.`,
  byLayers: (aim: string, method: string) =>
    `Jede Karte hebt mit ${method} hervor, was ${aim} spricht, jede in einer eigenen Schicht.`,
  byClasses: (word: string, rest: string, how: string) =>
    `Jede Karte hebt hervor, was ${word} eine eigene Klasse${rest} spricht: ${how}.`,
  wholeModel: (method: string) => `${method} nimmt das ganze Modell: jede Schicht hat dieselbe Karte.`,
  sameForAll: (method: string) => `${method} fragt nach keiner Klasse: jede Klasse hat dieselbe Karte.`,
  over: (a: string, b: string) => `${a} statt ${b}`,
  contrast: {
    logit: 'Unterschied der beiden Logits',
    probability: 'Unterschied der beiden Wahrscheinlichkeiten',
    value: 'Unterschied der beiden Werte',
  },
  neither: 'Keine der beiden Karten hat Struktur',
  minus: 'Erste Karte weniger die zweite',
  twoSame: 'Die beiden Karten sind gleich',
}

export const gridWords = {
  unit: (value: string) =>
    `Eine Skala: 1 ist ${value}, der größte Wert aller Karten, bevor sie normiert wurden.`,
  minusAbout: (a: string, b: string) =>
    `${a} statt ${b}: die Karte hebt hervor, was ${a} auszeichnet. ${a} − ${b}: eine Karte weniger die andere, rot, wo die von ${a} stärker ist, blau, wo die von ${b} es ist.`,
  concept: (number: number) => (number === 1 ? 'das erste Konzept' : `Konzept ${number}`),
}

export const orderNames = {
  given: 'Ursprüngliche Reihenfolge',
  wrong: 'Falsche zuerst',
  unsure: 'Unsicherste zuerst',
  sure: 'Sicherste zuerst',
  averageDrop: 'Größter Abfall zuerst',
  deletion: 'Höchste Deletion zuerst',
  insertion: 'Niedrigste Insertion zuerst',
}
