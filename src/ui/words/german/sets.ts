// Deutsch: Mengen von Bildern, ihre Übersicht und ihr Bericht.
import { count, places } from '../../../results/format'

export const figureNames = {
  averageDrop: [
    'Abf.',
    'Mittlerer Abfall: was die Klasse verliert, wo nur bleibt, was die Karte hervorhebt; weniger ist besser',
  ],
  increaseInConfidence: ['Anst.', 'Anstieg: ob die Klasse dort steigt; mehr ist besser'],
  deletion: ['Del.', 'Deletion, die hellsten Bildpunkte zuerst: Fläche unter der Kurve; weniger ist besser'],
  insertion: ['Ins.', 'Insertion, die hellsten Bildpunkte zuerst: Fläche unter der Kurve; mehr ist besser'],
  road: ['ROAD', 'ROAD, unwichtigste minus wichtigste zuerst; mehr ist besser'],
}

export const setWords = {
  strip: 'Bilder',
  sheet: 'Übersicht',
  sheetAbout: 'Alle Bilder mit ihren Klassen und Karten',
  close: 'Schließen',
  pictures: (n: number) => `${count(n)} Bilder`,
  place: (at: number, of: number) => `${count(at)} von ${count(of)}`,
  wrong: (n: number) => `${count(n)} falsch`,
  all: (n: number) => `Alle ${count(n)}`,
  onlyWrong: (n: number) => `Falsch ${count(n)}`,
  onlyUnsure: (n: number) => `Unsicher ${count(n)}`,
  ofExpected: (label: string, n: number) => `${label} ${count(n)}`,
  sheetOf: (n: number) => `Übersicht aller ${count(n)} Bilder`,
  few: 'Bilder der Sammlung',
  find: 'Bild oder Klasse suchen',
  findShort: 'Name oder Klasse',
  order: 'Sortieren',
  none: 'Kein Bild passt dazu.',
  noneWrong: 'Bisher ist keines falsch.',
  waiting: 'wartet',
  stopped: 'angehalten',
  running: 'wird berechnet',
  noModel: 'Ein Modell öffnen: seine Klassen und Karten füllen diese Übersicht.',
  failed: (n: number) => `${count(n)} fehlgeschlagen`,
  rate: (perSecond: number) =>
    `${perSecond >= 2 ? count(Math.round(perSecond)) : places(perSecond, 1)} je Sekunde`,
  timeLeft: (time: string) => `noch ${time}`,
  unmatched: (folders: readonly string[], more: number) =>
    folders.length + more === 1
      ? `Keine Klasse dieses Modells heißt wie der Ordner ${folders[0]}: von seinen Bildern wird nichts erwartet.`
      : `Keine Klasse dieses Modells heißt wie diese Ordner: ${[...folders, ...(more > 0 ? [`${count(more)} weitere`] : [])].join(', ')}. Von ihren Bildern wird nichts erwartet.`,
  meansLater: 'Hier erscheinen die mittleren Karten.',
  corner: (label: string, place: string, n: number) =>
    `Was für ${label} spricht, liegt in ${count(n)} Bildern ${place}: dort nach einem Zeichen, einem Rahmen oder einem Datum sehen.`,
  measure: 'Alle messen',
  measureAbout: 'Verdeckt und zeigt, was jede Karte hervorhebt: etwa 55 Läufe des Modells je Bild.',
  measuring: (method: string) => `${method} wird gemessen`,
  measured: (method: string) => `${method}, gemessen`,
  yes: 'ja',
  no: 'nein',
  unmeasured: (n: number) => `${count(n)} nicht messbar`,
  facts: 'Tabelle, Metriken und mittlere Karten',
  download: 'Alle herunterladen',
  stopPacking: 'Packen anhalten',
  packing: (done: number, of: number) => `Gepackt: ${count(done)} von ${count(of)}`,
  report: 'Bericht',
  downloadReport: 'Bericht herunterladen',
  stopReport: 'Bericht anhalten',
  writing: (done: number, of: number) => `Geschrieben: ${count(done)} von ${count(of)}`,
  allCome: 'die Karten und die Tabelle von allen gibt es mit „Alle herunterladen“.',
}

export const reportWords = {
  expected: (label: string) => `erwartet ${label}`,
  mapOf: (label: string) => `Karte von ${label}`,
  noMap: 'nichts spricht dafür',
  isWrong: 'falsch',
  confusion: 'Erwartet gegen vorhergesagt',
  accuracy: (right: number, total: number) => `${count(right)} von ${count(total)} richtig`,
  rowsLeft: (n: number) => `${count(n)} weitere Klassen mit weniger Fehlern`,
  other: 'andere',
  means: 'Mittlere Karte jeder Klasse',
  meansLeft: (n: number) => `und ${count(n)} weitere Klassen`,
  faithful: 'Wie verlässlich die Karten sind',
  ofClass: 'Mittel von',
  allClasses: 'Alle Klassen',
  reportTitle: (n: number, method: string) => `${count(n)} Bilder, ${method}`,
  summary: 'Überblick',
  explained: 'Erklärt',
  ofAll: (n: number, of: number) => `${count(n)} von ${count(of)}`,
  right: 'Richtig',
  rightOf: (n: number, of: number, share: string) => `${count(n)} von ${count(of)} (${share})`,
  nearlyAll: '> 99 %',
  noneExpected: 'nichts wird erwartet: kein Ordner heißt wie eine Klasse dieses Modells',
  unsure: 'Beste Klasse unter einer Hälfte',
  notExplained: 'Fehlgeschlagen',
  model: 'Modell',
  method: 'Methode',
  layer: 'Schicht',
  picturesAndMaps: 'Bilder und Karten',
  shownOf: (n: number, of: number, order: string, rest: string) =>
    `Zu sehen sind ${count(n)} von ${count(of)} Bildern (${order}); ${rest}`,
  ownScales: 'Belege, jede Karte auf ihrer eigenen Skala: 1 ist ihr größter Wert',
  signedScales:
    'Rot spricht für die Klasse, Blau dagegen, die Null liegt in der Mitte; jede Karte auf ihrer eigenen Skala',
  overPicture: (label: string, name: string) => `Karte von ${label} über ${name}`,
  recipe: 'Rezept',
}

export const placeNames = {
  rows: ['oben', 'mittig', 'unten'],
  columns: ['links', 'in der Mitte', 'rechts'],
}
