// Deutsch: Sätze über die Karte. Eine Karte hebt hervor; sie denkt nicht.

export const sayings = {
  for: 'für',
  against: 'gegen',
  forProbability: 'für die Wahrscheinlichkeit von',
  ratherThan: (other: string) => ` und nicht für ${other}`,
  inCell: (row: number, column: number) => ` in der Zelle in Zeile ${row}, Spalte ${column}`,
  inCells: (rows: string, columns: string) => ` in den Zeilen ${rows} und den Spalten ${columns}`,
  span: (first: number, last: number) => `${first} bis ${last}`,
  whereFirst: (area: string) => ` dort, wo sie gewinnt (${area} des Bildes)`,
  inBox: (from: string, to: string) => ` im Rahmen von ${from} bis ${to}`,
  at: (layers: string) => ` in ${layers}`,
  inPicture: (what: string, picture: string, where: string) => `${what}, Bild ${picture}, ${where}`,
  pictureOf: (name: string) => `Das Bild ${name}`,
  concepts: (count: number) => `${count} Konzepte`,
  mapOf: (word: string, name: string, rest: string) => `Karte dessen, was ${word} ${name}${rest} spricht`,
  noMapOf: (word: string, name: string, rest: string) => `Keine Karte: nichts spricht ${word} ${name}${rest}`,
  highlights: (word: string, rest: string) => [`Die Karte hebt hervor, was ${word} `, `${rest} spricht`],
  soFar: (word: string, rest: string) => [`Die Karte bis hierher: was ${word} `, `${rest} spricht`],
  negative: (word: string, rest: string, where: string) => [`Nichts spricht ${word} `, `${rest}${where}.`],
  flat: (word: string, rest: string, where: string) => [
    `Die Karte ist überall gleich: keine Stelle spricht ${word} `,
    `${rest}${where}.`,
  ],
  overflow: (rest: string, where: string) => ['Die Zahlen dieser Karte laufen über für ', `${rest}${where}.`],
  tryLayer: 'Eine andere Klasse, Schicht oder Methode hilft vielleicht.',
  tryOther: 'Eine andere Klasse oder Methode hilft vielleicht.',
  agnostic: ['Diese Karte fragt nach keiner Klasse: sie ist dieselbe für ', ' und alle anderen'],
  oneConcept: ['Ein einziges Konzept ist alles; es spricht am meisten für ', ''],
  eachConcept: (count: number) => [
    `Jede Farbe ist eines von ${count} Konzepten; das erste spricht am meisten für `,
    '',
  ],
  thisConcept: (count: number) => [
    `Die Karte hebt eines von ${count} Konzepten hervor; für sich allein ist es am ehesten `,
    '',
  ],
  computing: (what: string) => `${what} wird berechnet.`,
  classifying: 'Die wahrscheinlichsten Klassen werden gesucht.',
  opening: (name: string) => `${name} wird geöffnet.`,
  notOpen: (name: string) => `${name} ist nicht geöffnet.`,
  starting: 'Die Engine startet.',
  chooseModel: 'Bitte eines der Modelle wählen.',
  choose: 'Bitte eine Klasse oder Methode wählen.',
  and: ' und ',
  madeWith: (files: string, many: boolean) =>
    `Diese Ansicht entstand mit ${files}: ${many ? 'beide hierherziehen' : 'die Datei hierherziehen'}, um dasselbe zu sehen`,
  overlayMadeWith: (files: string, many: boolean) =>
    `Dieses Bild entstand mit ${files}: ${many ? 'beide hierherziehen' : 'die Datei hierherziehen'}, um dasselbe zu sehen`,
  notNormalised: 'nicht normiert',
  signs: 'Rot spricht dafür, Blau dagegen',
  logit: (value: string) => `Logit ${value}`,
  probability: (value: string) => `Wahrscheinlichkeit ${value}`,
  scoreSum: (value: string) => `Summe ihrer Punktwerte dort ${value}`,
  scoreThere: (value: string) => `Punktwert des Rahmens ${value}`,
  compared: (names: string) => `Verglichen mit ${names}.`,
  someClass: (number: string) => `Klasse ${number}`,
}

export const stageWords = {
  parts: 'Teile der Seite',
  asSaved: (picture: string) => `${picture}, wie es gespeichert wurde`,
  swiped: (share: number, part: string) =>
    share === 0 ? 'Karte ganz' : share === 1 ? 'Bild ganz' : `Bild in den linken ${part}`,
  zoom: 'Zoom',
  nearer: 'Vergrößern',
  farther: 'Mehr zeigen',
  wholeAt: (percent: string) => `Das ganze Bild zeigen; jetzt bei ${percent}`,
  contours: 'Höhenlinien',
  contoursAbout:
    'Linien bei einem Viertel, der Hälfte und drei Vierteln der Farbskala, auf dem Gitter der Karte selbst',
  more: 'Mehr',
  moreAbout: 'Anmerkungen, Zeiten und Werte',
  where: 'Wo',
  times: 'Zeiten',
  values: 'Die Werte als Tabelle',
  valuesOf: (rows: number, columns: number) =>
    `${rows} Zeilen und ${columns} Spalten, wie die Karte sie hat; 1 ist ihr größter Wert, sofern sie normiert ist.`,
  meansOf: ([h, w]: readonly [number, number], [rows, columns]: readonly [number, number]) =>
    `Die ${h} Zeilen und ${w} Spalten der Karte, gemittelt auf ${rows} Zeilen und ${columns} Spalten.`,
  inMiddle: 'in der Mitte',
  tiny: 'weniger als 1 %',
  strongest: (place: string, part: string) => `am stärksten ${place}, bedeckt ${part} des Bildes`,
}

export const clippedWords = { about: 'Das hellste Prozent ist einfarbig; sonst bliebe alles andere dunkel.' }

export const barWords = {
  own: {
    name: 'Belege',
    scale: 'ohne Einheit, Skala dieser Karte',
    about: (low: string, high: string) =>
      `0 bis 1 war ${low} bis ${high}, bevor diese Karte normiert wurde; jede Karte hat ihre eigene Skala.`,
  },
  raw: {
    name: 'Belege',
    scale: 'Werte der Methode, Skala dieser Karte',
    about: (low: string, high: string) =>
      `Die Werte der Methode selbst, nicht normiert: ${low} bis ${high} in der Schicht.`,
  },
  signed: {
    name: 'dafür und dagegen',
    scale: 'Werte der Methode, Skala dieser Karte',
    about: (_low: string, _high: string) =>
      'Die Null liegt in der Mitte: Rot spricht für die Klasse, Blau gegen sie, so wie die Methode es gemessen hat.',
  },
  concepts: {
    name: 'Stärke',
    scale: 'ohne Einheit, jedes Konzept auf eigener Skala',
    about: (_low: string, _high: string) =>
      'Wie stark ein Konzept dort ist, wo es das stärkste ist: jede Farbe von nichts bis zu ihrem größten Wert.',
  },
  alike: {
    name: 'Kosinus',
    scale: 'der Aktivierungen, höchstens −1 bis 1',
    about: (_low: string, _high: string) => 'Wie ähnlich die Schicht jede Stelle und die markierte sieht.',
  },
}

export const glossary = {
  'Logit-Differenz': 'Das Logit der einen Klasse weniger das der anderen: was ein Kontrast erklärt.',
  Logit:
    'Der Punktwert einer Klasse, bevor daraus Wahrscheinlichkeiten werden. Eine beliebige Zahl; je größer, desto mehr spricht das Modell für die Klasse. Meist ist es das, was eine Karte erklärt.',
  Wahrscheinlichkeit:
    'Der Anteil, den das Modell einer Klasse gibt, 0 bis 1. Wird jede Klasse für sich bewertet, können mehrere nahe 1 liegen.',
  'nicht normiert':
    'Die Werte sind die der Methode selbst; sonst wird jede Karte so gestreckt, dass ihr kleinster Wert 0 und ihr größter 1 ist.',
  Energie: 'Die Summe aller Werte einer Karte: wie viel von ihr an einer Stelle liegt.',
  IoU: 'Intersection over Union: wie weit sich eine Fläche der Karte und der wahre Gegenstand decken, 0 bis 1. Genannt ist der Wert bei der besten Schwelle.',
  Gipfel: 'Die Stelle mit dem größten Wert der Karte.',
  'hellste Zehntel':
    'Das Zehntel der Bildpunkte, auf dem die Karte am höchsten ist; sie werden durch die mittlere Farbe des Bildes ersetzt.',
  'zufälliges Zehntel':
    'Ein Zehntel nach dem Zufall, in Stücken so grob wie die Karte: das Maß dafür, was jedes Verdecken bewirkt.',
  Gradient: 'Wie sich der Punktwert änderte, wenn sich die Aktivierungen ein wenig änderten.',
  Pooling: 'Mitteln oder Auswählen über alle Stellen; danach weiß das Netz nicht mehr, wo etwas war.',
  Aktivierung: 'Was eine Schicht aus dem Bild berechnet: ein Gitter von Zahlen für jeden ihrer Kanäle.',
}

export const trustWords = {
  curves: 'Kurven',
  about: 'Wie verlässlich ist sie? Kurven, Zahlen und gemischte Gewichte',
  beaten: (of: number, draws: number) => `Besser als ${of} von ${draws} Zufallskarten.`,
  weights: (correlation: string) => `Gemischte Gewichte lassen eine Korrelation von ${correlation}.`,
  brief: (from: string, to: string, chance: string) =>
    `Hellstes Zehntel verdeckt: ${from}\u00a0→ ${to}; ein zufälliges: ${chance}`,
  briefWeak: (from: string, to: string, chance: string) =>
    `Nicht besser als Zufall: ${from}\u00a0→ ${to}; zufällig ${chance}`,
  pending: 'Es wird gemessen, was geschieht, wenn das hellste Zehntel verdeckt ist …',
  several: 'Mehrere Konzepte zugleich werden nicht gemessen; bitte eines wählen.',
  unmeasured: (why: string) => `Die Karte konnte nicht gemessen werden: ${why}`,
  nothingStandsOut: 'Hier gibt es nichts zu verdecken: keine Stelle dieser Karte hebt sich ab.',
  baseline: 'Ein Vergleichsmaßstab: die Gewichte dieser Karte sind ausgelost.',
  agnostic: (name: string) => `Diese Karte ist für jede Klasse dieselbe, also auch für ${name}.`,
  ofAgainst: (name: string) => `Das Hervorgehobene spricht gegen ${name}, ohne es sollte die Klasse steigen.`,
  against: (name: string, logit: string) => `Das Modell spricht gegen ${name} (Logit ${logit}).`,
  weak: 'Nicht besser als der Zufall. ',
  leaves: (name: string, at: string, chance: string) =>
    `Wird das hellste Zehntel verdeckt, bleibt ${name} bei ${at}; ein zufälliges Zehntel ergibt ${chance}.`,
  lowers: (name: string, from: string, to: string, chance: string) =>
    `Wird das hellste Zehntel verdeckt, fällt ${name} von ${from} auf ${to}; ein zufälliges Zehntel ergibt ${chance}.`,
  raises: (name: string, from: string, to: string, chance: string) =>
    `Wird das hellste Zehntel verdeckt, steigt ${name} von ${from} auf ${to}; ein zufälliges Zehntel ergibt ${chance}.`,
}

export const curveWords = {
  measure: 'Messen',
  stop: 'Anhalten',
  measuring: (done: number, total: number) => `${done} von ${total}`,
  explained:
    'Bildpunkte werden vom hellsten an verdeckt (Deletion) oder vom hellsten an gezeigt (Insertion): je schneller die Klasse fällt oder steigt, desto besser benennt die Karte, woraus der Punktwert besteht.',
  deletion: 'Deletion',
  insertion: 'Insertion',
  chance: 'Zufallskarten',
  areas: 'mit der Fläche unter jeder',
  roadExplained:
    'ROAD: was von der Klasse bleibt, wenn Bildpunkte entfernt und aus ihren Nachbarn gefüllt werden, die wichtigsten zuerst oder die unwichtigsten zuerst.',
  road: 'ROAD',
  most: 'wichtigste zuerst entfernt',
  least: 'unwichtigste zuerst',
  share: 'Anteil der Bildpunkte',
  table: 'Die Kurven als Tabelle',
}

export const figureWords = {
  yes: 'ja',
  no: 'nein',
  drop: ['Mittlerer Abfall', 'des Punktwerts, wenn nur bleibt, was die Karte zeigt'],
  increase: ['Anstieg der Sicherheit', 'der Punktwert steigt dort'],
  lower: 'Fläche unter der Kurve; kleiner ist besser',
  higher: 'Fläche unter der Kurve; größer ist besser',
  road: 'unwichtigste weniger wichtigste zuerst; größer ist besser',
  complexity: ['Komplexität', 'Mittel der Karte; kleiner ist wählerischer'],
  sparseness: ['Konzentration', 'Gini-Index; größer ist wählerischer'],
}
